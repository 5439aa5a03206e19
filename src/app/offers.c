#include "app/offers.h"

#include "base/clock.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "store/drafts.h"

void offers_clear(struct offers *offers)
{
	for (size_t i = 0; i < offers->count; i++) {
		free(offers->items[i].id);
		free(offers->items[i].title);
		free(offers->items[i].detail);
	}
	free(offers->items);
	*offers = (struct offers){ NULL, 0, 0 };
}

static void add_offer(struct offers *offers, const char *id, const char *title, const char *detail)
{
	offers->items = mem_grow(offers->items, &offers->room, offers->count + 1, sizeof *offers->items);
	offers->items[offers->count++] = (struct offer){ mem_strdup(id), mem_strdup(title), mem_strdup(detail) };
}

void offers_of_drafts(struct offers *offers, const char *folder)
{
	struct drafts drafts = DRAFTS_NONE;

	offers_clear(offers);
	drafts_list(folder, &drafts, NULL);
	for (size_t i = 0; i < drafts.count; i++) {
		const struct appfile_head *head = &drafts.items[i].head;
		struct str detail = STR_EMPTY;
		char stamp[CLOCK_STAMP];

		clock_stamp(head->changed, stamp);
		str_addf(&detail, *head->kind ? "%s, %s, " : "%s%s, ", head->form, head->kind);
		/* TRANSLATORS: how many headings are done of how many, day of the last change. */
		str_addf(&detail, _("%1$zu of %2$zu done, changed %3$.10s"), head->done, head->all, stamp);
		add_offer(offers, drafts.items[i].path, *head->name ? head->name : file_name_of(drafts.items[i].path),
			  detail.data);
		str_release(&detail);
	}
	drafts_release(&drafts);
}

static void offer_form(struct offers *offers, struct library *library, const char *id)
{
	struct diags faults = DIAGS_NONE;
	const struct form *form = library_load(library, id, &faults);
	const char *newer = library_replaced_by(library, id);
	struct str detail = STR_EMPTY;

	if (form)
		str_addf(&detail, "%s (%s)", form->issuer, id);
	else
		str_addf(&detail, _("This form has faults; “blankett forms check %s” lists them."), id);
	if (newer) {
		str_add(&detail, ", ");
		str_addf(&detail, _("replaced by %s"), newer);
	}
	add_offer(offers, id, form ? form->title : id, detail.data);
	str_release(&detail);
	diags_release(&faults);
}

void offers_of_forms(struct offers *offers, struct library *library)
{
	size_t *order = mem_array(library_count(library) + 1, sizeof *order);

	offers_clear(offers);
	library_order(library, order);
	for (size_t i = 0; i < library_count(library); i++)
		offer_form(offers, library, library_id(library, order[i]));
	free(order);
}
