# Two commands do everything: `make demo` and `make test`. Both create the environment if need be.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

JAVA := $(if $(JAVA_HOME),$(JAVA_HOME)/bin/java,java)
# Spark is tested where its Java is found.
SPARK := $(shell $(JAVA) -version 2>&1 | grep -qE 'version "(1[7-9]|[2-9][0-9])' && echo ,spark)

# Test files are shared out over the processors.
SPREAD := -n auto --dist loadfile

.DEFAULT_GOAL := help
.PHONY: help demo test cover test-all unit fuzz lint types layers docs bench clean

help:  ## show what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(STAMP): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet -e '.[dev$(SPARK)]'
	@$(if $(SPARK),,echo "Java 17 was not found: Spark is not tested here")
	@touch $@

demo: $(STAMP)  ## set up, check the real catalogue, print the plan of a newborn (新生儿出生) with reasons
	$(BIN)/onething check
	$(BIN)/onething plan hunan/newborn

test: $(STAMP)  ## set up if need be, lint, type-check, run every test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo 2>/dev/null || $(BIN)/lint-imports
	$(BIN)/python -m pytest $(SPREAD)

cover: $(STAMP)  ## measure which lines and branches the tests reach, but for the properties; takes longer
	$(BIN)/python -m pytest $(SPREAD) --ignore=tests/properties --ignore=tests/faults --cov --cov-report=term:skip-covered

unit: $(STAMP)  ## run the unit tests alone
	$(BIN)/python -m pytest tests/unit

fuzz: $(STAMP)  ## try thousands of other inputs on what must hold for all; takes long
	HYPOTHESIS_PROFILE=thorough $(BIN)/python -m pytest tests/properties

test-all:  ## run the tests on each of Python 3.11, 3.12 and 3.13 that is found here
	@for minor in 11 12 13; do \
	  if python=$$(.ci/find-python $$minor); then \
	    $(MAKE) --no-print-directory pytest-on PYTHON=$$python VENV=.venv-3.$$minor || exit 1; \
	  else echo "Python 3.$$minor was not found here: not tested on it"; fi; \
	done

.PHONY: pytest-on
pytest-on: $(STAMP)
	@$(BIN)/python --version
	$(BIN)/python -m pytest $(SPREAD) $(TESTS)

docs: $(STAMP)  ## write again what is generated: schemas, reference, pictures, outputs on the pages and of the examples
	$(BIN)/python -m docs.reference.generate
	$(BIN)/python -m docs.images.make
	$(BIN)/python -m docs.following --write
	$(BIN)/python examples/run.py --write

bench: $(STAMP)  ## measure beside other engines, in one run
	$(BIN)/python -m pip install --quiet -e '.[benchmarks]'
	$(BIN)/python benchmarks/run.py

clean:  ## remove the environments and what was built
	rm -rf .venv .venv-3.* build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage
