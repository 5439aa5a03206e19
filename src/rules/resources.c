#include "rules/rule.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "rules/lexicon.h"

/* --- what the parties contribute ---------------------------------------------- */

static void add_resources(struct run *run, const char *group_id, struct str *all)
{
	const struct group *group = form_group(run->form, group_id);
	const struct field *resources = group ? form_member(run->form, group, "resources") : NULL;
	size_t rows = resources ? answers_row_count(run->answers, group) : 0;

	for (size_t i = 0; i < rows; i++) {
		const char *items = answers_text(run->answers, resources, answers_row_id(run->answers, group, i));

		str_addf(all, "%s\n", items);
	}
}

/* All of it, folded line by line. */
static const char *resources_of(struct run *run)
{
	struct str all = STR_EMPTY, folded = STR_EMPTY;

	if (run->resources)
		return run->resources;
	add_resources(run, "owners", &all);
	add_resources(run, "partners", &all);
	for (const char *at = all.data; *at; at += strcspn(at, "\n"), at += *at == '\n') {
		utf8_fold(&folded, at, strcspn(at, "\n"));
		str_add_char(&folded, '\n');
	}
	run->resources = arena_strdup(&run->scratch, folded.data);
	str_release(&all);
	str_release(&folded);
	return run->resources;
}

static const char letters[] = "abcdefghijklmnopqrstuvwxyz";

/* What a post is looked for by: its longest word. */
static const char *post_word(struct run *run, const char *post)
{
	const char *longest = "";
	size_t most = 0;

	for (const char *at = run_fold(run, post); *at; at += strcspn(at, letters)) {
		size_t len = strspn(at, letters);

		if (len > most) {
			longest = at;
			most = len;
		}
		at += len;
	}
	return arena_strndup(&run->scratch, longest, most);
}

enum { STEM = 7 };

/* By the beginning of the word: a project leader leads the project. */
static bool has_post(const char *resources, const char *word)
{
	char stem[STEM + 1];

	snprintf(stem, sizeof stem, "%s", word);
	return strstr(resources, stem);
}

void check_resource_budget(struct run *run, const struct spot *spot)
{
	const struct field *amount = run_beside(run, spot->field, "amount");
	const char *resources = resources_of(run);
	const char *word = post_word(run, spot->text);

	if (amount && run_row_amount(run, amount, spot->row) > 0 && *word && strspn(resources, "\n") < strlen(resources) && !has_post(resources, word))
		say(run, spot, NULL,
		    _("“%s” has money in the budget, but no party has it among its resources. Write it there too, with per cent, or use the same words."),
		    run_quote(run, spot));
}

/* --- the same per cent ------------------------------------------------------------ */

static bool is_per_cent(const char *after)
{
	static const char *const signs[] = { "%", "procent", "per cent" };

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (!strncmp(after + (*after == ' '), signs[i], strlen(signs[i])))
			return true;
	return false;
}

/* The only figure of the line that is a per cent, "12,5 %"; its length, or 0. */
static size_t find_share(const char *line, const char **share)
{
	static const char figures[] = "0123456789,";
	size_t found = 0, len;

	for (const char *at = line; *at && *at != '\n'; at += len ? len : 1) {
		len = *at == ',' ? 0 : strspn(at, figures);
		if (!len || !is_per_cent(at + len))
			continue;
		if (found)
			return 0;
		*share = at;
		found = len;
	}
	return found;
}

/* The per cent that stands after the word on its line; false when there is none,
 * or when the word comes again. */
static bool share_told(struct run *run, const char *resources, const char *word, struct number *share)
{
	const char *at = strstr(resources, word), *figure;
	size_t len = at && !strstr(at + 1, word) ? find_share(at, &figure) : 0;

	return len && number_parse(arena_strndup(&run->scratch, figure, len), share) == NUMBER_OK;
}

static bool comes_again(struct run *run, const struct spot *spot, const char *word)
{
	const struct group *group = &run->form->groups[spot->field->group];
	const struct field *post = run_beside(run, spot->field, "post");
	size_t met = 0;

	for (size_t i = 0; i < answers_row_count(run->answers, group) && met < 2; i++)
		met += !strcmp(word, post_word(run, answers_text(run->answers, post, answers_row_id(run->answers, group, i))));
	return met > 1;
}

void check_role_title(struct run *run, const struct spot *spot)
{
	const char *post = run_in_row(run, spot, "post");
	const char *word = post_word(run, post);
	struct str told = STR_EMPTY;
	struct number share;

	if (spot->worth.kind != VALUE_NUMBER || !*word || !share_told(run, resources_of(run), word, &share) ||
	    !number_compare(share, spot->worth.number) || comes_again(run, spot, word))
		return;
	number_format(share, &told);
	say(run, spot, told.data,
	    /* TRANSLATORS: a post, then two numbers. */
	    _("“%s” has %s %% among the parties' resources, and %s %% here. Write the same in both places."), post, told.data,
	    run_quote(run, spot));
	str_release(&told);
}

/* --- how much ---------------------------------------------------------------------- */

/* Premises and things have none; "full time" is one in words. */
static bool needs_extent(const char *folded)
{
	return *folded && !strpbrk(folded, "0123456789") && !lexicon_finds(LEXICON_EXTENT, folded) &&
	       !lexicon_finds(LEXICON_THING, folded);
}

void check_resource_extent(struct run *run, const struct spot *spot)
{
	for (const char *at = spot->text; *at; at += strcspn(at, "\n"), at += *at == '\n') {
		const char *item = arena_strndup(&run->scratch, at, strcspn(at, "\n"));

		if (!needs_extent(run_fold(run, item)))
			continue;
		say(run, spot, NULL,
		    _("How much “%s” is, is not said. Write per cent or hours after it, such as 50 %% or 4 timmar i veckan."), item);
		return;
	}
}

/* --- who gets money ------------------------------------------------------------------ */

/* Whether something of the column stands in the row; of any column, if it is 0. */
static bool row_pays(const struct run *run, const struct field *field, row_t row, uint32_t column)
{
	uint32_t at = column ? column - 1 : 0;
	struct value worth;

	while ((at = answers_next_column(run->answers, field, row, at)) && (!column || at == column)) {
		worth = answers_worth(run->answers, field, row_cell(row_of(row), at));
		if (worth.kind == VALUE_MONEY && worth.ore > 0)
			return true;
	}
	return false;
}

static bool column_pays(const struct run *run, const struct field *field, uint32_t column)
{
	const struct group *group = &run->form->groups[field->group];

	for (size_t i = 0; i < answers_row_count(run->answers, group); i++)
		if (row_pays(run, field, answers_row_id(run->answers, group, i), column))
			return true;
	return false;
}

/* Of all tables with a column for each row of the group. */
static bool group_pays(const struct run *run, int group, uint32_t column)
{
	for (size_t i = 0; i < run->form->field_count; i++) {
		const struct field *field = &run->form->fields[i];

		if (field->axis == group && field->type->id == TYPE_MONEY && !field->calculate && column_pays(run, field, column))
			return true;
	}
	return false;
}

void check_role_budget(struct run *run, const struct spot *spot)
{
	int group = spot->field->group;

	if (*spot->text && group_pays(run, group, 0) && !group_pays(run, group, row_of(spot->row)))
		say(run, spot, NULL,
		    _("%s has no money in the budget. An owner draws money: write its costs, or give it among the partners instead."),
		    run_quote(run, spot));
}
