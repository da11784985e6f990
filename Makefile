# Every target works from a fresh checkout with Python 3.11 or newer and make.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.PHONY: help demo test check static format bench docs lock clean

PYTHON ?= $(shell for p in python3 python3.11 python3.12 python3.13 python3.14; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$p"; break; }; done)
BIN := .venv/bin
READY := .venv/.dateline-ready
# where the shared corpora are, for the benchmarks; without them only our own figures are measured
CORPORA ?= ../shared

help:  ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 18

$(READY): requirements.lock pyproject.toml hatch_build.py package-lock.json src/dateline/web/vendor.json
	@test -n "$(PYTHON)" || { echo "Dateline needs Python 3.11 or newer; set PYTHON=/path/to/python3"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: export DATELINE_STORE = sqlite:///build/demo.db
demo: $(READY)  ## read the example reports into a record; print their claims and events
	@mkdir -p build && rm -f build/demo.db build/demo.db-wal build/demo.db-shm
	@$(BIN)/dateline read examples/reports
	@echo
	@$(BIN)/dateline events --several --sort claims

test: $(READY)  ## all tests
	@$(BIN)/python -m pytest

check: static test  ## format, lint, types, import layers, tests

static: $(READY)  ## the same without the tests
	@status=0; \
	$(BIN)/ruff format --check . || status=1; \
	$(BIN)/ruff check . || status=1; \
	$(BIN)/mypy || status=1; \
	$(BIN)/lint-imports || status=1; \
	exit $$status

format: $(READY)  ## put the code in its form
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: $(READY)  ## accuracy, speed and memory; fails below the floors of benchmarks/floors.json
	@$(BIN)/python -m benchmarks --corpora $(CORPORA)

docs: $(READY)  ## put what the commands print into the documentation
	@$(BIN)/python docs/refresh.py

lock:  ## pin all dependencies with their hashes anew (needs uv)
	@command -v uv >/dev/null || test -x $(BIN)/uv || { echo "uv is needed to lock: pip install uv"; exit 1; }
	@PATH="$$PWD/$(BIN):$$PATH" uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
		--no-annotate --upgrade --group pyproject.toml:dev --group pyproject.toml:build pyproject.toml -o requirements.lock

clean:  ## remove the environment and what the tools left behind
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist
