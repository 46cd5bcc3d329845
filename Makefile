# Everything a person or CI asks of this repository. Needs python3 (3.11 or newer, with venv) and make.
.DEFAULT_GOAL := help
.PHONY: help setup run test test-postgres check lint fix bench docs lock catalogue

PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
READY := .venv/.ready
ON_POSTGRES = $(wildcard $(addprefix tests/,teams customers deals reasons mail conditions lessons feedback debriefs intake insights pursuits web worker cli/test_admin.py cli/test_demo.py cli/test_import.py))
export ATOIPPO_HOME ?= var

help: ## Say what can be made
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

setup: $(READY) ## Build .venv from the pinned lock, so that .venv/bin/atoippo runs

$(READY): requirements/dev.txt pyproject.toml hatch_build.py $(shell find src/atoippo/texts src/atoippo/locale -name '*.csv' -o -name '*.po' -o -name '*.py')
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make setup PYTHON=python3.12")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(READY)

run: $(READY) ## Start the workspace in the browser, with the sample company, and say where it is
	@$(BIN)/atoippo serve --demo --port $(PORT)

test: $(READY) ## Run the tests
	$(BIN)/python -m pytest -n auto

test-postgres: $(READY) ## Run what touches the database once more, on the PostgreSQL that DATABASE_URL names
	@test -n "$$DATABASE_URL" || { echo "DATABASE_URL=postgresql://… make test-postgres (.ci/postgresql starts one)"; exit 2; }
	$(BIN)/python -m pytest -n auto $(ON_POSTGRES)

check: $(READY) ## All that CI asks: lint, types, layers, templates, docs, tests
	$(MAKE) lint docs
	$(MAKE) test

lint: $(READY)
	$(BIN)/ruff check --no-cache .
	$(BIN)/ruff format --no-cache --check .
	$(BIN)/mypy
	$(BIN)/python manage.py makemigrations --check --dry-run
	ATOIPPO_HTTPS=1 ATOIPPO_HOSTS=atoippo.example.jp $(BIN)/python manage.py check --deploy --fail-level=WARNING
	$(BIN)/lint-imports
	$(BIN)/djlint --lint --quiet --extension=j2 src/atoippo/reports/templates
	$(BIN)/djlint --lint --quiet --profile=django --extension=html src/atoippo/web

fix: $(READY) ## Mend what can be mended by machine
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/python docs/reference/generate.py

docs: $(READY) ## Fail if docs/reference no longer says what the code does
	$(BIN)/python docs/reference/generate.py --check

bench: $(READY) ## Measure what the README claims
	$(BIN)/python benchmarks/run.py

lock: ## Resolve the pinned lock anew (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header pyproject.toml --output-file requirements/run.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header pyproject.toml --group dev --output-file requirements/dev.txt

catalogue: $(READY) ## Bring the English catalogue in line with the source
	$(BIN)/python tests/architecture/catalogue.py
