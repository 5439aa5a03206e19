/*
 * The frame of a unit test file: cmocka, and tests that register themselves.
 *
 * Use:      #include "unit.h" first; then TEST(name) { assert_int_equal(...); }
 *           Every TEST in the file is found and run: nothing is listed by hand.
 */
#ifndef BLANKETT_TESTS_UNIT_H
#define BLANKETT_TESTS_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define TEST(name)                                                                         \
	static void test_##name(void **state);                                             \
	static const struct CMUnitTest entry_##name                                        \
		__attribute__((used, section("unit_tests"), aligned(sizeof(void *)))) = {  \
			#name, test_##name, NULL, NULL, NULL };                            \
	static void test_##name(void **state __attribute__((unused)))

extern const struct CMUnitTest __start_unit_tests[];
extern const struct CMUnitTest __stop_unit_tests[];

int main(void)
{
	size_t count = (size_t)(__stop_unit_tests - __start_unit_tests);

	return _cmocka_run_group_tests(__FILE__, __start_unit_tests, count, NULL, NULL);
}

#endif
