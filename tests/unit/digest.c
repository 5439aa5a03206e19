#include "unit.h"

#include "base/digest.h"

TEST(digests_are_those_of_the_standard)
{
	char out[DIGEST_TEXT];

	digest_of("", 0, out);
	assert_string_equal(out, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	digest_of("abc", 3, out);
	assert_string_equal(out, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(every_byte_counts)
{
	char one[DIGEST_TEXT], two[DIGEST_TEXT];

	digest_of("a\0b", 3, one);
	digest_of("a\0c", 3, two);
	assert_string_not_equal(one, two);
}
