#include "budget_file.h"

/* The budgets of the shipped forms, reckoned by hand and by their expressions. */

static void comes_to(const struct budget *budget, const char *id, row_t cell, const char *wanted)
{
	struct str out = STR_EMPTY;

	answers_effective(&budget->app->answers, form_field(budget->form, id), cell, &out);
	assert_string_equal(out.data, wanted);
	str_release(&out);
}

/* A fixed row by its place in the form, from 0. */
static row_t fixed(uint32_t place, uint32_t column)
{
	return row_cell(ROW_FIXED + place, column);
}

static const char three_years[] =
	"  owners:\n"
	"  - {id: 1, organisation: Älvsta kommun}\n"
	"  - {id: 2, organisation: Norrby kommun}\n"
	"  period.start: 2027-04-01\n"
	"  period.end: 2030-03-31\n"
	"  participants.total: 60\n"
	"  budget.wages:\n"
	"  - {id: 3, post: Handledare, share: 100, amount: {1: 2160000}}\n"
	"  - {id: 4, post: Lots, share: 50, start: 2028-01-01, end: 2028-12-31, amount: {2: 360000}}\n"
	"  budget.premises:\n"
	"  - {row: lokalhyra, amount: {1: 72000, 2: 36000}}\n"
	"  - {row: ovriga, amount: {1: 10001}}\n"
	"  budget.other:\n"
	"  - {row: resor, amount: {1: 36000}}\n"
	"  budget.own_other:\n"
	"  - {id: 9, post: Material, amount: {1: 5000}}\n";

static void workbook_of(const char *form)
{
	struct budget budget;

	open_budget(&budget, form, three_years);
	comes_to(&budget, "budget.total", NO_ROW, "2674001");
	comes_to(&budget, "budget.own_total", NO_ROW, "5000");
	comes_to(&budget, "budget.whole", NO_ROW, "2679001");
	comes_to(&budget, "budget.wages.total", 3, "2160000");
	comes_to(&budget, "budget.wages.cost", row_cell(4, 2027), "0");
	comes_to(&budget, "budget.wages.cost", row_cell(4, 2028), "360000");
	close_budget(&budget);
}

TEST(the_three_forms_of_one_association_share_a_workbook)
{
	workbook_of("uppsala-2024");
	workbook_of("uppsala-190710");
	workbook_of("uppsala-2019");
}

TEST(the_years_are_parts_of_the_period_and_of_each_posts_own_dates)
{
	struct budget budget;
	static const char *const wages[] = { "540000", "1080000", "720000", "180000" };
	static const char *const rent[] = { "27000", "36000", "36000", "9000" };

	open_budget(&budget, "uppsala-190710", three_years);
	for (uint32_t i = 0; i < 4; i++) {
		comes_to(&budget, "budget.years.cost", fixed(0, 2027 + i), wages[i]);
		comes_to(&budget, "budget.years.cost", fixed(1, 2027 + i), rent[i]);
	}
	comes_to(&budget, "budget.years.total", fixed(2, 0), "10001");
	comes_to(&budget, "budget.years.total", fixed(3, 0), "36000");
	close_budget(&budget);
}

TEST(the_summary_has_a_row_for_each_owner)
{
	struct budget budget;

	open_budget(&budget, "uppsala-190710", three_years);
	comes_to(&budget, "owners.sought", 1, "2278001");
	comes_to(&budget, "owners.own", 1, "5000");
	comes_to(&budget, "owners.whole", 1, "2283001");
	comes_to(&budget, "owners.sought", 2, "396000");
	comes_to(&budget, "owners.whole", 2, "396000");
	close_budget(&budget);
}

static const char places[] =
	"  owners:\n"
	"  - {id: 1, organisation: Almvik kommun, places: 5}\n"
	"  - {id: 2, organisation: Region Skogsbygden}\n"
	"  - {id: 3, organisation: Bråby kommun, places: 3, places_cost: {2028: 150000}, leadership: {2027: 100000, 2028: 50000}}\n"
	"  period.start: 2027-04-01\n"
	"  period.end: 2028-12-31\n"
	"  budget.other:\n"
	"  - {id: 4, post: Resor, amount: {2027: 20000}}\n";

/* 5 of 15 places of 650 000: 216 667, up to 220 000; nine months of it 165 000. */
TEST(places_follow_the_norm_year_by_year)
{
	struct budget budget;

	open_budget(&budget, "skane-nordost", places);
	comes_to(&budget, "owners.places_cost", row_cell(1, 2027), "165000");
	comes_to(&budget, "owners.places_cost", row_cell(1, 2028), "220000");
	comes_to(&budget, "owners.places_cost", row_cell(3, 2027), "100000");
	comes_to(&budget, "owners.places_cost", row_cell(2, 2027), "");
	close_budget(&budget);
}

TEST(a_departure_from_the_norm_is_shown)
{
	struct budget budget;

	open_budget(&budget, "skane-nordost", places);
	comes_to(&budget, "owners.places_deviation", 1, "0");
	comes_to(&budget, "owners.places_deviation", 3, "20000");
	comes_to(&budget, "budget.years.cost", fixed(0, 2028), "370000");
	comes_to(&budget, "budget.years.total", fixed(1, 0), "150000");
	comes_to(&budget, "budget.total", NO_ROW, "805000");
	close_budget(&budget);
}

TEST(what_is_applied_for_is_proposed_by_year)
{
	struct budget budget;

	open_budget(&budget, "nnv-skane-2020",
		    "  period.start: 2027-01-01\n"
		    "  period.end: 2028-06-30\n"
		    "  budget.wages:\n"
		    "  - {id: 3, post: Processledare, share: 100, amount: 1080000}\n"
		    "  budget.costs:\n"
		    "  - {row: extern_lokal, budget: 60000, own: 24000}\n"
		    "  - {row: utbildning, budget: 9000, sought: {2027: 9000, 2028: 0}}\n");
	comes_to(&budget, "budget.costs.budget", fixed(0, 0), "1080000");
	comes_to(&budget, "budget.costs.sought", fixed(0, 2027), "720000");
	comes_to(&budget, "budget.costs.sought", fixed(0, 2028), "360000");
	comes_to(&budget, "budget.costs.sought", fixed(1, 2027), "24000");
	comes_to(&budget, "budget.costs.sought", fixed(1, 2028), "12000");
	comes_to(&budget, "budget.costs.sought", fixed(4, 2028), "0");
	comes_to(&budget, "budget.total", NO_ROW, "1125000");
	close_budget(&budget);
}
