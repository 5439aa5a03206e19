#include "model/signing.h"

#include <string.h>

bool answers_signed_electronically(const struct answers *answers)
{
	const struct field *mode = form_field(answers->form, "signing_mode");

	return mode && !strcmp(answers_text(answers, mode, NO_ROW), "e-underskrift");
}
