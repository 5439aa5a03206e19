#include "model/type.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "model/form.h"
#include "model/phone.h"

static enum answer_fault read_text(const struct field *field, const char *text, struct value *worth,
				   struct str *stored)
{
	(void)field;
	*worth = value_text(text);
	if (stored)
		str_add(stored, text);
	return ANSWER_OK;
}

static enum answer_fault read_date(const struct field *field, const char *text, struct value *worth,
				   struct str *stored)
{
	static const enum answer_fault faults[] = {
		[DATE_OK] = ANSWER_OK, [DATE_UNKNOWN] = ANSWER_NOT_A_DATE,
		[DATE_NO_YEAR] = ANSWER_NO_YEAR, [DATE_NO_SUCH_DAY] = ANSWER_NO_SUCH_DAY,
	};
	char iso[DATE_ISO];
	date_t date;
	enum date_fault fault = date_parse(text, &date);

	(void)field;
	if (fault != DATE_OK)
		return faults[fault];
	*worth = (struct value){ .kind = VALUE_DATE, .date = date };
	if (stored) {
		date_iso(date, iso);
		str_add(stored, iso);
	}
	return ANSWER_OK;
}

static enum answer_fault read_phone(const struct field *field, const char *text, struct value *worth,
				    struct str *stored)
{
	struct str number = STR_EMPTY;
	bool known = phone_parse(text, &number);

	(void)field;
	*worth = value_text(text);
	if (known && stored)
		str_add(stored, number.data);
	str_release(&number);
	return known ? ANSWER_OK : ANSWER_NOT_A_PHONE;
}

static const enum answer_fault number_faults[] = {
	[NUMBER_OK] = ANSWER_OK, [NUMBER_NONE] = ANSWER_NOT_A_NUMBER,
	[NUMBER_AMBIGUOUS] = ANSWER_AMBIGUOUS, [NUMBER_TOO_LARGE] = ANSWER_TOO_LARGE,
	[NUMBER_NOT_WHOLE] = ANSWER_NOT_WHOLE, [NUMBER_SCALE] = ANSWER_SCALE,
};

static enum answer_fault read_integer(const struct field *field, const char *text,
				      struct value *worth, struct str *stored)
{
	int64_t whole;
	enum number_fault fault = integer_parse(text, &whole);

	(void)field;
	if (fault != NUMBER_OK)
		return number_faults[fault];
	*worth = (struct value){ .kind = VALUE_NUMBER, .number = number_of(whole) };
	if (stored)
		str_addf(stored, "%lld", (long long)whole);
	return ANSWER_OK;
}

/* "80", "80 %", "12,5": a number of hundredths. */
static enum answer_fault read_percent(const struct field *field, const char *text, struct value *worth,
				      struct str *stored)
{
	struct str number = STR_EMPTY;
	struct number read;
	enum number_fault fault;

	(void)field;
	str_add(&number, text);
	if (number.len && number.data[number.len - 1] == '%')
		str_cut(&number, number.len - 1);
	str_trim(&number);
	fault = number_parse(number.data, &read);
	str_release(&number);
	if (fault != NUMBER_OK)
		return number_faults[fault];
	*worth = (struct value){ .kind = VALUE_NUMBER, .number = read };
	if (stored)
		number_format(read, stored);
	return ANSWER_OK;
}

static enum answer_fault read_money(const struct field *field, const char *text, struct value *worth,
				    struct str *stored)
{
	int64_t ore;
	enum number_fault fault = money_parse(text, &ore);

	(void)field;
	if (fault != NUMBER_OK)
		return number_faults[fault];
	*worth = (struct value){ .kind = VALUE_MONEY, .ore = ore };
	if (stored)
		money_store(ore, stored);
	return ANSWER_OK;
}

static bool same_word(const char *a, const char *b)
{
	struct str fold_a = STR_EMPTY, fold_b = STR_EMPTY;
	bool same;

	utf8_fold(&fold_a, a, strlen(a));
	utf8_fold(&fold_b, b, strlen(b));
	same = !strcmp(fold_a.data, fold_b.data);
	str_release(&fold_a);
	str_release(&fold_b);
	return same;
}

static bool is_choice(const struct choice *choice, const char *text)
{
	if (same_word(choice->id, text) || (choice->label.own && same_word(choice->label.own, text)))
		return true;
	for (size_t i = 0; i < choice->label.count; i++)
		if (same_word(choice->label.in[i].text, text))
			return true;
	return false;
}

static const struct choice *find_choice(const struct field *field, const char *text)
{
	const struct choice *exact = field_choice(field, text);

	for (size_t i = 0; !exact && i < field->choice_count; i++)
		if (is_choice(&field->choices[i], text))
			return &field->choices[i];
	return exact;
}

static enum answer_fault read_choice(const struct field *field, const char *text, struct value *worth,
				     struct str *stored)
{
	const struct choice *choice = find_choice(field, text);

	if (!choice)
		return ANSWER_NO_SUCH_CHOICE;
	*worth = value_text(choice->id);
	if (stored)
		str_add(stored, choice->id);
	return ANSWER_OK;
}

/* Ids or labels, parted by commas or lines; stored in the form's order. */
static enum answer_fault read_choices(const struct field *field, const char *text, struct value *worth,
				      struct str *stored)
{
	uint64_t chosen = 0;
	struct str part = STR_EMPTY;
	enum answer_fault fault = ANSWER_OK;

	*worth = value_text(text);
	for (size_t len; *text && fault == ANSWER_OK; text += len + (text[len] != '\0')) {
		const struct choice *choice;

		len = strcspn(text, ",\n");
		str_clear(&part);
		str_add_bytes(&part, text, len);
		str_trim(&part);
		choice = part.len ? find_choice(field, part.data) : NULL;
		if (choice)
			chosen |= UINT64_C(1) << (choice - field->choices);
		else if (part.len)
			fault = ANSWER_NO_SUCH_CHOICE;
	}
	str_release(&part);
	if (fault != ANSWER_OK)
		return fault;
	for (size_t i = 0, count = 0; stored && i < field->choice_count; i++)
		if (chosen >> i & 1)
			str_addf(stored, count++ ? ", %s" : "%s", field->choices[i].id);
	return ANSWER_OK;
}

static enum answer_fault read_yesno(const struct field *field, const char *text, struct value *worth,
				    struct str *stored)
{
	static const char *const also[][2] = { { "j", "ja" }, { "n", "nej" }, { "y", "ja" }, { "yes", "ja" }, { "no", "nej" } };
	const struct choice *choice = find_choice(field, text);

	for (size_t i = 0; !choice && i < sizeof also / sizeof *also; i++)
		if (same_word(text, also[i][0]))
			choice = field_choice(field, also[i][1]);
	if (!choice)
		return ANSWER_NOT_YES_OR_NO;
	*worth = (struct value){ .kind = VALUE_BOOL, .truth = !strcmp(choice->id, "ja") };
	if (stored)
		str_add(stored, choice->id);
	return ANSWER_OK;
}

static void show_text(const struct field *field, const char *stored, struct str *out)
{
	(void)field;
	str_add(out, stored);
}

static void show_date(const struct field *field, const char *stored, struct str *out)
{
	date_t date;

	(void)field;
	if (date_parse(stored, &date) == DATE_OK)
		date_words(date, out);
}

static void show_money(const struct field *field, const char *stored, struct str *out)
{
	int64_t ore;

	(void)field;
	if (money_parse(stored, &ore) != NUMBER_OK)
		return;
	money_format(ore, " ", out);
	str_add(out, " kr");
}

static void show_choice(const struct field *field, const char *stored, struct str *out)
{
	const struct choice *choice = field_choice(field, stored);

	str_add(out, choice ? words_for(&choice->label, i18n_language()) : stored);
}

static void show_percent(const struct field *field, const char *stored, struct str *out)
{
	(void)field;
	str_addf(out, "%s %%", stored);
}

static void show_choices(const struct field *field, const char *stored, struct str *out)
{
	for (size_t i = 0, count = 0; i < field->choice_count; i++)
		if (choice_among(stored, field->choices[i].id))
			str_addf(out, count++ ? ", %s" : "%s", words_for(&field->choices[i].label, i18n_language()));
}

static void show_locked(const struct field *field, const char *stored, struct str *out)
{
	(void)field;
	(void)stored;
	str_add(out, _("read and acknowledged"));
}

static const struct type types[TYPE_COUNT] = {
	{ "line", TYPE_LINE, VALUE_TEXT, WIDGET_LINE, read_text, show_text },
	{ "text", TYPE_TEXT, VALUE_TEXT, WIDGET_LONG, read_text, show_text },
	{ "email", TYPE_EMAIL, VALUE_TEXT, WIDGET_LINE, read_text, show_text },
	{ "phone", TYPE_PHONE, VALUE_TEXT, WIDGET_LINE, read_phone, show_text },
	{ "date", TYPE_DATE, VALUE_DATE, WIDGET_LINE, read_date, show_date },
	{ "period", TYPE_PERIOD, VALUE_EMPTY, WIDGET_NONE, read_text, show_text },
	{ "integer", TYPE_INTEGER, VALUE_NUMBER, WIDGET_LINE, read_integer, show_text },
	{ "percent", TYPE_PERCENT, VALUE_NUMBER, WIDGET_LINE, read_percent, show_percent },
	{ "money", TYPE_MONEY, VALUE_MONEY, WIDGET_LINE, read_money, show_money },
	{ "yesno", TYPE_YESNO, VALUE_BOOL, WIDGET_CHOICE, read_yesno, show_choice },
	{ "choice", TYPE_CHOICE, VALUE_TEXT, WIDGET_CHOICE, read_choice, show_choice },
	{ "choices", TYPE_CHOICES, VALUE_TEXT, WIDGET_CHOICE, read_choices, show_choices },
	{ "list", TYPE_LIST, VALUE_TEXT, WIDGET_LONG, read_text, show_text },
	{ "goals", TYPE_GOALS, VALUE_EMPTY, WIDGET_NONE, read_text, show_text },
	{ "group", TYPE_GROUP, VALUE_EMPTY, WIDGET_NONE, read_text, show_text },
	{ "table", TYPE_TABLE, VALUE_EMPTY, WIDGET_NONE, read_text, show_text },
	{ "locked", TYPE_LOCKED, VALUE_TEXT, WIDGET_LOCKED, read_text, show_locked },
	{ "signature", TYPE_SIGNATURE, VALUE_EMPTY, WIDGET_NONE, read_text, show_text },
};

const struct type *type_of(enum type_id id)
{
	return &types[id];
}

const struct type *type_by_name(const char *name)
{
	for (size_t i = 0; i < TYPE_COUNT; i++)
		if (!strcmp(types[i].name, name))
			return &types[i];
	return NULL;
}

enum answer_fault type_read(const struct field *field, const char *text, struct value *worth,
			    struct str *stored)
{
	*worth = value_empty();
	return *text ? field->type->read(field, text, worth, stored) : ANSWER_OK;
}

void type_show(const struct field *field, const char *stored, struct str *out)
{
	struct value worth;

	if (type_read(field, stored, &worth, NULL) == ANSWER_OK && worth.kind != VALUE_EMPTY)
		field->type->show(field, stored, out);
	else
		str_add(out, stored);
}
