# make demo     install and scan the sample ads
# make test     install, Java and Chromium too where they are missing, and pass the tests
# make check    formatting, lint, types, rules, accuracy on our labelled ads
# make picture  draw the pictures of the README anew

VENV    := .venv
PYTHON  ?= python3
BIN     := $(VENV)/bin
PIP     := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt
READY   := $(VENV)/ready
TESTING := $(VENV)/ready-dev

.PHONY: demo test check bench picture clean

# What the users install; the tests need a gigabyte more, most of it Spark.
$(READY): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit("jobscan needs Python 3.11 or newer" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(PIP) -e .
	touch $(READY)

$(TESTING): $(READY)
	$(PIP) -e '.[dev]'
	touch $(TESTING)

DEMO := corpora/clean/zh-wedding-planner.txt corpora/flagged/zh-form-supermarket.txt corpora/flagged/zh-hant-tw-cafe.txt \
        corpora/flagged/en-uk-village-pub.txt corpora/flagged/en-gulf-secretary.txt corpora/files/en-driver.docx

# Exit code 1 says that there are findings: here there should be.
demo: $(READY)
	$(BIN)/jobscan check $(DEMO) || test $$? -eq 1

test: $(TESTING)
	.ci/install
	$(BIN)/python -m pytest -n 2

check: $(TESTING)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/jobscan rules test
	$(BIN)/jobscan eval corpora/labelled --by all --min-precision 0.95 --min-recall 0.92

bench: $(TESTING)
	$(BIN)/python -m benchmarks

picture: $(TESTING)
	$(BIN)/python docs/picture.py

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
