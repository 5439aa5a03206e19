#include "unit.h"

#include "base/err.h"

#include <errno.h>

TEST(a_sentence_replaces_the_one_before)
{
	struct err err = ERR_NONE;

	assert_int_equal(err_set(&err, "The %s is %d.", "first", 1), -1);
	assert_string_equal(err.text, "The first is 1.");
	assert_int_equal(err_set(&err, "Now: %s", err.text), -1);
	assert_string_equal(err.text, "Now: The first is 1.");
	assert_int_equal(err_set(NULL, "nobody %s", "listens"), -1);
}

TEST(what_the_system_says_follows_the_sentence)
{
	struct err err = ERR_NONE;

	errno = ENOENT;
	assert_int_equal(err_system(&err, "%s cannot be read", "a.yaml"), -1);
	assert_string_equal(err.text, "a.yaml cannot be read: No such file or directory");
	assert_int_equal(err_system(NULL, "nobody"), -1);
}

TEST(a_long_sentence_is_cut_between_characters)
{
	char text[1201];

	for (size_t shift = 0; shift < 4; shift++) {
		struct err err = ERR_NONE;
		size_t len;

		memset(text, 'x', shift);
		for (size_t i = shift; i + 4 < sizeof text; i += 4)
			memcpy(text + i, "😀", 5);
		err_set(&err, "%s", text);
		len = strlen(err.text);
		assert_true(len >= 1019 && len <= 1023);
		assert_int_equal((len - shift) % 4, 0);
		assert_memory_equal(err.text, text, len);
	}
}

TEST(a_sentence_that_just_fits_is_whole)
{
	struct err err = ERR_NONE;
	char text[1024] = { 0 };

	memset(text, 'x', 1021);
	memcpy(text + 1021, "å", 2);
	err_set(&err, "%s", text);
	assert_string_equal(err.text, text);
}
