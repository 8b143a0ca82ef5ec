# make run | test | check | bundle | package | package-test | package-jetson | translations | clean.
# Each makes what it needs and is quick the second time.
#
#   make run ARGS="--source video.mp4"      arguments for python -m kiosk (of make test: for pytest)
#   make test PIP_ARGS="--extra-index-url URL"   more arguments for pip, as for PyTorch's CPU build (see README.md)
#   make run PYTHON=python3.12              the Python that .venv is made from (3.10 to 3.12)

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:

ARGS ?=
PIP_ARGS ?=
JETPACK ?= 6
export PYTHON

VENV := .venv
PY := $(VENV)/bin/python
BUNDLE := dist/mask-kiosk/mask-kiosk
BUNDLE_REPORT := build/bundle.jsonl

# pip's own words are many and its silence is long: one line for each package it fetches.
comma := ,
PIP_LINES := sed -un -e 's/^Collecting \([^ ;(]*\).*/  fetching \1/p' -e 's/^Installing collected packages.*/  installing them (a minute or two)/p'
pip_install = $(PY) -m pip install --disable-pip-version-check --no-input $(PIP_ARGS) --editable "$(1)" | $(PIP_LINES)

# A text on the screen is one of these calls' first string. English needs its plurals only.
I18N := ui/i18n
LUPDATE := $(VENV)/bin/pyside6-lupdate -silent -extensions py kiosk engines ui \
	-tr-function-alias tr+=Phrase,tr+=counted,tr+=marked -locations none -sort-messages -no-obsolete
TS := $(wildcard $(I18N)/*.ts)
QM := $(TS:.ts=.qm)

# espeak-ng reads aloud what the screen says.
VOICES := ui/sound/voices/manifest.json

.PHONY: run test check bundle package package-test package-jetson translations clean system-run system-test thirdparty

run: system-run $(VENV)/base.stamp thirdparty $(QM) $(VOICES)
	@$(PY) -m kiosk $(ARGS)

test: system-test $(VENV)/dev.stamp thirdparty $(QM) $(VOICES)
	@QT_QPA_PLATFORM=offscreen $(PY) -m pytest --numprocesses 2 --dist loadfile $(ARGS)

check: $(VENV)/dev.stamp
	@$(PY) -m ruff check
	@$(PY) -m ruff format --check
	@$(PY) -m mypy
	@$(VENV)/bin/lint-imports
	@$(PY) -m vulture

# The bundle is shown to work where neither this tree nor its .venv is in reach of an import: its demo must reach verdicts.
bundle: system-run $(VENV)/dev.stamp thirdparty $(QM) $(VOICES)
	@echo "building the bundle (about a minute)"
	@$(PY) -m PyInstaller --noconfirm --log-level ERROR --distpath dist --workpath build/pyinstaller packaging/mask-kiosk.spec
	@echo "starting its demo for 20 s"
	@rm -f $(BUNDLE_REPORT)
	@QT_QPA_PLATFORM=offscreen timeout --kill-after=5 60 $(BUNDLE) --source demo --seconds 20 --report $(BUNDLE_REPORT) || \
		{ echo "error: the bundle's demo ended with $$? (124: it did not end by itself)." >&2; exit 1; }
	@grep -Eq '"verdict": "(NO_MASK|MASK_OK|MASK_WRONG)"' $(BUNDLE_REPORT) || \
		{ echo "error: the bundle's demo reached no verdict in 20 s; see $(BUNDLE_REPORT)." >&2; exit 1; }
	@echo "$(BUNDLE) runs ($$(du -sh dist/mask-kiosk | cut -f1))"

# The .deb from the bundle, and a folder for a USB stick with all that it needs (as root on Debian 12: see docs/install.md).
package: bundle
	@echo "packing (a minute or two)"
	@$(PY) packaging/deb.py
	@$(PY) packaging/stick.py

# The stick on a bare system without a network: installation, upgrade, rollback, purge. Needs root; five minutes or so.
package-test: $(VENV)/dev.stamp
	@$(PY) packaging/try_package.py

# For a Jetson, from wheels for its processor. It was never run on one.
package-jetson: system-run $(VENV)/dev.stamp thirdparty $(QM) $(VOICES)
	@$(PY) packaging/jetson.py --jetpack $(JETPACK)

# What the sources say, into the files that translators fill; what no source says any more goes.
translations: $(VENV)/base.stamp
	@$(LUPDATE) -ts $(filter-out %_en.ts,$(TS))
	@$(LUPDATE) -pluralonly -ts $(I18N)/mask-kiosk_en.ts

# Back to a fresh clone, but for what training took long to make: runs/ and .cache/ stay.
clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	rm -f engines/models/centerface.onnx kiosk/assets/astronaut.png $(QM)
	rm -rf $(dir $(VOICES))
	find kiosk engines packaging ui tools tests -name __pycache__ -prune -exec rm -rf {} +

system-run system-test: system-%:
	@packaging/system-packages $*

thirdparty: $(VENV)/base.stamp
	@$(PY) -m tools.thirdparty

%.qm: %.ts | $(VENV)/base.stamp
	@$(VENV)/bin/pyside6-lrelease -silent $< -qm $@

$(VOICES): ui/words.py $(wildcard ui/sound/*.py tools/voices/*.py tools/voices/*.tsv) $(QM) | $(VENV)/base.stamp
	@$(PY) -m tools.voices --out $(@D)

$(PY):
	@python=$$(packaging/find-python) && echo "making $(VENV) with $$python" && "$$python" -m venv $(VENV)

$(VENV)/base.stamp: pyproject.toml | $(PY)
	@echo "installing what the kiosk needs"
	@$(call pip_install,.[setup])
	@touch $@

$(VENV)/dev.stamp: pyproject.toml | $(PY)
	@echo "installing what training and the tests need too"
	@$(call pip_install,.[setup$(comma)train$(comma)dev])
	@touch $(VENV)/base.stamp $@
