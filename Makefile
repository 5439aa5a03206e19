# blankett: `make help` lists what can be asked for.

PREFIX ?= /usr/local
DESTDIR ?=
CC = gcc
SAN ?=
DEVELOPER ?=

B = build$(if $(SAN),/san)
STD = -std=c11 -D_GNU_SOURCE -Isrc -include base/banned.h
WARN = -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wformat=2 \
       -Wpointer-arith -Wwrite-strings -Wvla $(if $(DEVELOPER),-Werror)
SANITIZE = -fsanitize=address,undefined
OPT = $(if $(SAN),-O1 -g $(SANITIZE) -fno-sanitize-recover=all -fno-omit-frame-pointer,-O2 -g)
ALL_CFLAGS = $(STD) $(WARN) $(OPT) -pthread $(CFLAGS)
ALL_LDFLAGS = $(if $(SAN),$(SANITIZE)) -pthread -Wl,--as-needed $(LDFLAGS)

# What each program links.  The waiting process stays small: zip and
# libxlsxwriter are the helper's.
# The small libraries are linked in where there is an archive of them: five
# fewer files to map make a fifth of the start-up time.
archive = $(if $(findstring /,$(shell $(CC) -print-file-name=lib$(1).a)),-l:lib$(1).a,-l$(1))
LIBS = $(foreach lib,yaml idn2 unistring md jansson ncursesw tinfo,$(call archive,$(lib)))

# Where there is an archive of all of them, and of libc, nothing is left to be
# found and bound at the start either: another tenth.  `make STATIC=` leaves
# libc the file of its own that it is elsewhere.
STATIC = $(if $(SAN)$(filter-out -l:%,$(LIBS) $(call archive,c)),,-static-pie)

OFFICE_LIBS = -lzip -lxlsxwriter $(foreach lib,unistring md,$(call archive,$(lib)))

PACKAGES = gcc make gettext libncurses-dev libyaml-dev libunistring-dev libidn2-dev \
           libmd-dev libjansson-dev libzip-dev libxlsxwriter-dev
TEST_PACKAGES = libcmocka-dev libvterm-dev libexpat1-dev libc6-dev binutils

FLOORS = base yaml model rules wizard store document app line ui
LIB_SRC = $(foreach floor,$(FLOORS),$(wildcard src/$(floor)/*.c))
OFFICE_SRC = $(wildcard src/office/*.c)
OFFICE_LIB_SRC = $(wildcard src/base/*.c) \
                 $(foreach name,doc wire wire_parts book book_name book_check wire_book,src/document/$(name).c)
UNIT_SRC = $(wildcard tests/unit/*.c)
TOOL_SRC = $(wildcard tests/*/tools/*.c)
FUZZ_SRC = $(wildcard tests/fuzz/*.c)

objects = $(patsubst src/%.c,$B/$(1)/%.o,$(2))
LIB_OBJ = $(call objects,obj,$(LIB_SRC))
TINY_OBJ = $(call objects,tiny,$(LIB_SRC) $(filter-out src/office/main.c,$(OFFICE_SRC)))
OFFICE_OBJ = $(call objects,obj,$(OFFICE_SRC) $(OFFICE_LIB_SRC))
UNIT_BIN = $(patsubst tests/unit/%.c,$B/tests/unit/%,$(UNIT_SRC))
TOOL_BIN = $(foreach tool,$(TOOL_SRC),$B/tests/$(basename $(notdir $(tool))))
FUZZ_BIN = $(patsubst tests/fuzz/%.c,$B/tests/fuzz-%,$(FUZZ_SRC))
LANGUAGES = $(patsubst po/%.po,%,$(wildcard po/*.po))
CATALOGS = $(foreach lang,$(LANGUAGES),$B/locale/$(lang)/LC_MESSAGES/blankett.mo)
PROGRAMS = $B/blankett $B/blankett-office

# V=1 shows the commands as they are.
Q = $(if $(V),,@)
say = $(if $(V),,@printf '  %-4s %s\n' $(1) $@)

MAKEFLAGS += -j$(shell nproc 2>/dev/null || echo 1)

.PHONY: all run deps check check-programs lint bench mutants fuzz install uninstall clean help pot update-po
.DELETE_ON_ERROR:
.SECONDARY:

all: $(PROGRAMS) $(CATALOGS)

help:
	@echo 'make            build the programs into build/'
	@echo 'make deps       install what is missing (Debian and its kin)'
	@echo 'make run        build and open the wizard'
	@echo 'make check      build and run all tests      SAN=1: under sanitizers'
	@echo 'make lint       floors, globals, form words, translations, manual pages'
	@echo 'make bench      measure; make mutants: take each guard out, expect a red test'
	@echo 'make fuzz       libFuzzer on every reader (needs clang)  SECONDS=60'
	@echo 'make install    PREFIX=$(PREFIX) DESTDIR=$(DESTDIR); make uninstall'
	@echo 'make update-po  bring po/*.po up to date with the sources; make clean'

run: all
	@$B/blankett

# When `deps` is asked for together with something else, it comes first.
AFTER_DEPS = $(if $(filter deps,$(MAKECMDGOALS)),deps)

deps:
	@sh tests/lint/bin/deps.sh $(PACKAGES) $(if $(filter check,$(MAKECMDGOALS)),$(TEST_PACKAGES))

$B/obj/%.o: src/%.c Makefile | $(AFTER_DEPS)
	@mkdir -p $(@D)
	$(call say,CC)
	$(Q)$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$B/tiny/%.o: src/%.c Makefile | $(AFTER_DEPS)
	@mkdir -p $(@D)
	$(call say,CC)
	$(Q)$(CC) $(ALL_CFLAGS) -DBLANKETT_TINY -MMD -MP -c -o $@ $<

$B/blankett: $B/obj/main.o $(LIB_OBJ)
	$(call say,LINK)
	$(Q)$(CC) $(STATIC) -o $@ $^ $(ALL_LDFLAGS) $(LIBS)

$B/blankett-office: $(OFFICE_OBJ)
	$(call say,LINK)
	$(Q)$(CC) -o $@ $^ $(ALL_LDFLAGS) $(OFFICE_LIBS)

$B/tiny.a: $(TINY_OBJ)
	@rm -f $@
	$(Q)ar crs $@ $^

$B/tests/unit/%: tests/unit/%.c tests/unit/unit.h $B/tiny.a
	@mkdir -p $(@D)
	$(call say,LINK)
	$(Q)$(CC) $(ALL_CFLAGS) -DBLANKETT_TINY -Itests/unit -MMD -MP -o $@ $< $B/tiny.a \
		$(ALL_LDFLAGS) $(OFFICE_LIBS) $(LIBS) -lexpat -lcmocka

# A test kind's own programs: tests/<kind>/tools/<name>.c becomes build/tests/<name>.
define tool_rule
$B/tests/$(basename $(notdir $(1))): $(1) $B/tiny.a
	@mkdir -p $$(@D)
	$$(call say,LINK)
	$$(Q)$$(CC) $$(ALL_CFLAGS) -MMD -MP -o $$@ $$< $B/tiny.a $$(ALL_LDFLAGS) $$(OFFICE_LIBS) \
		$$(LIBS) -lexpat -lvterm -lutil
endef
$(foreach tool,$(TOOL_SRC),$(eval $(call tool_rule,$(tool))))

# The calls that tests/fault/tools/store-fault.c makes fail.
comma = ,
FAULT_WRAP = write fsync fdatasync rename open fallocate ftruncate close
$B/tests/store-fault: ALL_LDFLAGS += $(addprefix -Wl$(comma)--wrap=,$(FAULT_WRAP))

# A fuzz target with a main that replays its corpus.
$B/tests/fuzz-%: tests/fuzz/%.c tests/fuzz/replay/main.c $B/tiny.a
	@mkdir -p $(@D)
	$(call say,LINK)
	$(Q)$(CC) $(ALL_CFLAGS) -o $@ $< tests/fuzz/replay/main.c $B/tiny.a $(ALL_LDFLAGS) $(OFFICE_LIBS) $(LIBS)

$B/locale/%/LC_MESSAGES/blankett.mo: po/%.po | $(AFTER_DEPS)
	@mkdir -p $(@D)
	$(Q)msgfmt --check -o $@ $<

update-po:
	@sh tests/lint/bin/update-po.sh $(LIB_SRC) src/main.c $(OFFICE_SRC)

check-programs: all $(UNIT_BIN) $(TOOL_BIN) $(FUZZ_BIN)

check: check-programs
	@BUILD=$(abspath $B) SAN=$(SAN) sh tests/run

lint: all
	@BUILD=$(abspath $B) CC="$(CC)" STD="$(STD)" sh tests/lint/run

bench: all
	@BUILD=$(abspath $B) CC="$(CC)" sh tests/bench/run

mutants:
	@sh tests/mutants/run

fuzz:
	@SECONDS_EACH=$(or $(SECONDS),60) sh tests/fuzz/fuzz

install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/libexec/blankett
	install -d $(DESTDIR)$(PREFIX)/share/blankett/forms/modules
	install -d $(DESTDIR)$(PREFIX)/share/man/man1 $(DESTDIR)$(PREFIX)/share/man/man5
	install -m 755 $B/blankett $(DESTDIR)$(PREFIX)/bin/
	install -m 755 $B/blankett-office $(DESTDIR)$(PREFIX)/libexec/blankett/
	install -m 644 forms/*.yaml $(DESTDIR)$(PREFIX)/share/blankett/forms/
	install -m 644 forms/modules/*.yaml $(DESTDIR)$(PREFIX)/share/blankett/forms/modules/
	install -m 644 src/man/*.1 $(DESTDIR)$(PREFIX)/share/man/man1/
	install -m 644 src/man/*.5 $(DESTDIR)$(PREFIX)/share/man/man5/
	for lang in $(LANGUAGES); do \
		install -d $(DESTDIR)$(PREFIX)/share/locale/$$lang/LC_MESSAGES && \
		install -m 644 $B/locale/$$lang/LC_MESSAGES/blankett.mo \
			$(DESTDIR)$(PREFIX)/share/locale/$$lang/LC_MESSAGES/ || exit 1; \
	done

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/blankett $(DESTDIR)$(PREFIX)/share/man/man?/blankett*
	rm -rf $(DESTDIR)$(PREFIX)/libexec/blankett $(DESTDIR)$(PREFIX)/share/blankett
	rm -f $(DESTDIR)$(PREFIX)/share/locale/*/LC_MESSAGES/blankett.mo

clean:
	rm -rf build

-include $(shell find build -name '*.d' 2>/dev/null)
