#include "rules/rule.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "model/flow.h"
#include "model/signing.h"

void check_locked(struct run *run, const struct spot *spot)
{
	const struct field *field = spot->field;

	if (!strcmp(spot->text, field->digest))
		return;
	if (*spot->text)
		say(run, spot, NULL, _("The text of “%s” is another than the one that was acknowledged. Read it through and acknowledge it again."),
		    run_name(run, field));
	else if (field->required)
		say(run, spot, NULL, _("You have not acknowledged “%s” yet. Read the text through and acknowledge it."),
		    run_name(run, field));
}

bool run_signs(const struct run *run, const struct spot *spot)
{
	for (size_t i = 0; i < run->form->signature_count; i++) {
		const struct signature *signature = &run->form->signatures[i];

		if (signature->group == spot->field->group &&
		    flow_field_asked(run->answers, &run->form->fields[signature->field], NO_ROW))
			return true;
	}
	return false;
}

static const char *row_title(struct run *run, const struct spot *spot)
{
	struct str title = STR_EMPTY;
	const char *kept;

	answers_row_title(run->answers, &run->form->groups[spot->field->group], spot->row, &title);
	kept = arena_strdup(&run->scratch, title.data);
	str_release(&title);
	return kept;
}

/* A block to sign: in a row that signs, with what stands in it now. */
struct block {
	const char *name, *email;
};

static bool block_of(struct run *run, const struct spot *spot, struct block *block)
{
	if (!run_signs(run, spot))
		return false;
	block->name = run_in_row(run, spot, "signer");
	block->email = run_in_row(run, spot, "signer_email");
	return true;
}

void check_sign_block(struct run *run, const struct spot *spot)
{
	struct block block;

	if (block_of(run, spot, &block) && !*block.name && !*block.email)
		say(run, spot, NULL,
		    _("The signature block of %s is empty. Write the name in print and the e-mail address of the one who signs."),
		    row_title(run, spot));
}

void check_sign_name(struct run *run, const struct spot *spot)
{
	struct block block;

	if (block_of(run, spot, &block) && !*block.name && *block.email)
		say(run, spot, NULL, _("The signature block of %s lacks the name in print. Write the name of the one who signs."),
		    row_title(run, spot));
}

void check_sign_email(struct run *run, const struct spot *spot)
{
	struct block block;

	if (!block_of(run, spot, &block) || !*block.name || *block.email)
		return;
	if (answers_signed_electronically(run->answers))
		say(run, spot, NULL,
		    _("%s needs an e-mail address here: the invitation to sign is sent to it. Write the address of the one who signs."),
		    block.name);
	else
		say(run, spot, NULL,
		    _("The signature block of %s lacks an e-mail address. Write the address of the one who signs."),
		    row_title(run, spot));
}

/* Where the organisation is required, FIELD.REQUIRED has said it already. */
void check_sign_organisation(struct run *run, const struct spot *spot)
{
	if (spot->field->group != EXPR_NO_GROUP && !spot->field->required && run_signs(run, spot) &&
	    !*run_answer(run, spot->field, spot->row))
		say(run, spot, NULL,
		    _("The organisation of this party is missing. Write it as it should stand on the signature page."));
}
