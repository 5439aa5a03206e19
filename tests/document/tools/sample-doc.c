/*
 * sample-doc: an application as long as real ones are, as a wire stream.
 *
 * Use:      sample-doc [UTKAST] >sample.wire
 * Holds:    everything a document can hold: headings in tables and outside,
 *           lists that count from one and on, a table with a header row over
 *           several pages, a locked part, sign lines, page breaks.
 */
#include "document/wire.h"

#include <stdlib.h>

static const char background[] =
	"Personer som står långt från arbetsmarknaden möter i dag flera myndigheter var för sig. "
	"Ersättningen byter huvudman, planen skrivs om och ingen har ansvar för helheten. "
	"Kommunens kartläggning visar att var tredje deltagare har haft kontakt med tre av "
	"parterna samma år, och att det i genomsnitt dröjer sju månader innan en gemensam "
	"planering kommer till stånd. Under väntan försämras hälsan, och steget till arbete "
	"eller studier blir längre. ";

static struct doc doc;

static void text(enum doc_kind kind, const char *words)
{
	doc_add_text(&doc, kind, 1, words);
}

static void number(int shown, const char *words)
{
	doc_add_run(doc_add(&doc, DOC_NUMBER, 1, shown), DOC_PLAIN, words, strlen(words));
}

static void labelled(const char *label, const char *value)
{
	struct doc_block *block = doc_add(&doc, DOC_PARAGRAPH, 0, 0);

	doc_add_run(block, DOC_BOLD, label, strlen(label));
	doc_add_run(block, DOC_PLAIN, " ", 1);
	doc_add_run(block, DOC_PLAIN, value, strlen(value));
}

static void begin_row(int header, int width)
{
	doc_add(&doc, DOC_ROW_BEGIN, header, 0);
	doc_add(&doc, DOC_CELL_BEGIN, 0, width);
}

static void end_row(void)
{
	doc_add(&doc, DOC_CELL_END, 0, 0);
	doc_add(&doc, DOC_ROW_END, 0, 0);
}

static void next_cell(int width)
{
	doc_add(&doc, DOC_CELL_END, 0, 0);
	doc_add(&doc, DOC_CELL_BEGIN, 0, width);
}

/* A heading of the form: a shaded row with the heading, the answer under it. */
static void begin_heading(const char *heading)
{
	doc_add(&doc, DOC_TABLE_BEGIN, 0, 1);
	begin_row(1, 1000);
	text(DOC_HEADING, heading);
	end_row();
	begin_row(0, 1000);
}

static void end_heading(void)
{
	end_row();
	doc_add(&doc, DOC_TABLE_END, 0, 0);
}

static void long_answer(const char *heading, int paragraphs)
{
	begin_heading(heading);
	for (int i = 0; i < paragraphs; i++)
		text(DOC_PARAGRAPH, background);
	text(DOC_PARAGRAPH, "Parterna har kommit överens om att:");
	text(DOC_BULLET, "ha en gemensam ingång, där den enskilde bara berättar en gång");
	text(DOC_BULLET, "planera tillsammans med deltagaren");
	text(DOC_CONTINUED, "Planen följs upp var sjätte vecka av samma personer.");
	doc_add_text(&doc, DOC_BULLET, 2, "enskilt hos samordnaren");
	doc_add_text(&doc, DOC_BULLET, 2, "i grupp, högst åtta deltagare");
	text(DOC_BULLET, "redovisa i SUS varje månad");
	doc_add_text(&doc, DOC_HEADING, 2, "Så här går det till");
	number(1, "Inskrivning och samtycke.");
	number(2, "Kartläggning, högst fyra veckor.");
	number(3, "Aktivitet, praktik eller studier med stöd.");
	text(DOC_FIGURE, "[Figur: vägen genom insatsen]");
	end_heading();
}

static void party(const char *organisation, const char *contact, const char *email)
{
	labelled("Organisation:", organisation);
	labelled("Kontaktperson:", contact);
	labelled("E-post:", email);
	labelled("Resurs/er:", "Samordnare 100 %");
	text(DOC_BULLET, "Lokal i Storgården");
	text(DOC_BULLET, "Arbetsledning");
}

static void goals(void)
{
	text(DOC_HEADING, "Resultat per tidigare mål");
	doc_add(&doc, DOC_TABLE_BEGIN, 0, 4);
	begin_row(1, 400);
	text(DOC_PARAGRAPH, "Mål");
	next_cell(200);
	text(DOC_PARAGRAPH, "Utfall");
	next_cell(200);
	text(DOC_PARAGRAPH, "Period");
	next_cell(200);
	text(DOC_PARAGRAPH, "Källa");
	end_row();
	for (int i = 1; i <= 30; i++) {
		begin_row(0, 400);
		text(DOC_PARAGRAPH, "Deltagare som går vidare till arbete eller studier inom sex "
				    "månader");
		next_cell(200);
		text(DOC_PARAGRAPH, "32 av 40 (80 %)");
		next_cell(200);
		text(DOC_PARAGRAPH, "2022-01-01 – 2024-12-31");
		next_cell(200);
		text(DOC_PARAGRAPH, "SUS");
		end_row();
	}
	begin_row(0, 1000);
	doc_add_run(doc_add(&doc, DOC_PARAGRAPH, 0, 0), DOC_BOLD | DOC_ITALIC,
		    "Samtliga mål är nådda.", strlen("Samtliga mål är nådda."));
	end_row();
	doc_add(&doc, DOC_TABLE_END, 0, 0);
}

static void agreement(void)
{
	text(DOC_LOCKED_BEGIN, "Överenskommelse");
	begin_heading("Överenskommelse");
	doc_add_run(doc_add(&doc, DOC_PARAGRAPH, 0, 0), DOC_ITALIC,
		    "(Texten under hela detta avsnitt skall stå kvar orörd)",
		    strlen("(Texten under hela detta avsnitt skall stå kvar orörd)"));
	doc_add_text(&doc, DOC_HEADING, 2, "Arbetsgivaransvar");
	text(DOC_PARAGRAPH, "Personal som arbetar i insatsen är fortsatt anställda av berörd "
			    "medlemsorganisation som också har kvar det fullständiga "
			    "arbetsgivaransvaret.");
	doc_add_text(&doc, DOC_HEADING, 2, "Kostnader");
	text(DOC_PARAGRAPH, "Beviljade medel utgör ett maxbelopp, och ersätts utifrån faktiska "
			    "upparbetade kostnader.");
	end_heading();
	doc_add(&doc, DOC_LOCKED_END, 0, 0);
}

static void sign_row(const char *label, const char *value)
{
	begin_row(0, 350);
	text(DOC_PARAGRAPH, label);
	next_cell(650);
	text(*value ? DOC_PARAGRAPH : DOC_SIGN_LINE, value);
	end_row();
}

static void signature(const char *role, const char *organisation, const char *email)
{
	doc_add(&doc, DOC_PAGE_BREAK, 0, 0);
	begin_heading("Insatsens namn");
	text(DOC_PARAGRAPH, "En väg vidare");
	end_heading();
	doc_add(&doc, DOC_TABLE_BEGIN, 0, 2);
	begin_row(1, 1000);
	text(DOC_HEADING, "Underskrift (*)");
	end_row();
	sign_row("Organisation och datum", organisation);
	begin_row(0, 350);
	text(DOC_PARAGRAPH, role);
	next_cell(650);
	doc_add_text(&doc, DOC_SIGN_LINE, 0, "Behörig firmatecknare");
	end_row();
	sign_row("Namnförtydligande", "");
	sign_row("E-post:", email);
	doc_add(&doc, DOC_TABLE_END, 0, 0);
}

static void build(void)
{
	static const char *const long_ones[] = {
		"Beskriv bakgrunden till/behovet av insatsen (*)",
		"Beskriv syftet med insatsen (*)",
		"Beskriv metod för samverkan mellan samtliga samverkansparter och hur uppföljning "
		"ska ske (*)",
		"Beskriv metod för uppföljning och utvärdering av målen (*)",
	};

	text(DOC_TITLE, "Samverkansinsatser inom Samordningsförbundet");
	text(DOC_PARAGRAPH, "Se även bilaga ”Instruktioner för ansökan”. Rubriker med * har "
			    "förklarande text i bilagan.");
	begin_heading("Insatsens namn");
	text(DOC_PARAGRAPH, "En väg vidare");
	end_heading();
	begin_heading("Insatsägare (*)");
	party("Ekeby kommun", "Åsa Öberg", "asa.oberg@ekeby.example.se");
	end_heading();
	begin_heading("Samverkansparter (*)");
	party("Arbetsförmedlingen", "Björn Ärlig", "bjorn.arlig@af.example.se");
	party("Region Ekeby", "Zoë Åström", "zoe.astrom@region.example.se");
	end_heading();
	for (size_t i = 0; i < sizeof long_ones / sizeof *long_ones; i++)
		long_answer(long_ones[i], 6);
	begin_heading("Har ansökan diskuterats i lokal utvecklingsgrupp?");
	text(DOC_PARAGRAPH, "☒ Ja   ☐ Nej");
	end_heading();
	goals();
	text(DOC_HEADING, "Plan efter insatsen");
	text(DOC_PARAGRAPH, background);
	text(DOC_SIGN_LINE, "Ordförandens underskrift");
	agreement();
	signature("Insatsägare (namn)", "Ekeby kommun, 2026-11-22", "asa.oberg@ekeby.example.se");
	signature("Samverkanspart (namn)", "Region Ekeby, 2026-11-22",
		  "zoe.astrom@region.example.se");
}

int main(int argc, char **argv)
{
	struct str out = STR_EMPTY;
	int bad;

	doc_init(&doc);
	doc_set(&doc.title, "Ansökan: En väg vidare");
	doc_set(&doc.language, "sv-SE");
	doc_set(&doc.draft_mark, argc > 1 ? argv[1] : "");
	doc_set(&doc.footer, "v:19-07-10");
	doc_set(&doc.page_word, "Sida");
	doc_set(&doc.of_word, "av");
	doc.created = 1795305600;
	build();
	wire_write(&doc, &out);
	bad = fwrite(out.data, 1, out.len, stdout) != out.len || doc_check(&doc, NULL);
	str_release(&out);
	doc_release(&doc);
	return bad;
}
