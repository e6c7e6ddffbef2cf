# Needs Python 3.11 or newer and make; everything else is installed into .venv, from wheels whose hashes are pinned.
# `make PYTHON=/path/to/python3.12 env` takes another interpreter than the first suitable one on the path.

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$p" && break; done)
UV ?= uv
# files of tests that run side by side, each lot with a Neo4j of its own; a server that is given is one for all
JOBS ?= $(if $(NEO4J_URI),0,2)

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
# wheels only: a machine without a compiler gets the same packages or a clear error
INSTALL := $(PIP) install --quiet --no-compile --only-binary :all: --require-hashes
# folders of further coded articles, separated by ':', for training and measuring
GOLD = $(or $(ATTACHE_GOLD),$(wildcard ../shared/gold))
HALF ?= all
SOURCES = $(shell find app graph loaders sample tests docs -type f -not -path '*/__pycache__/*')

.DEFAULT_GOAL := help
.PHONY: help env dev demo test check lint format audit docs bench eval train ablation requirements clean

help: ## say what can be made
	@sed -nE 's/^([a-z]+):[^#]*## (.*)/  make \1|\2/p' Makefile | awk -F'|' '{printf "%-20s %s\n", $$1, $$2}'

env: $(VENV)/.runtime ## .venv with bin/attache

dev: $(VENV)/.dev ## the same with what tests and checks need

$(VENV)/.base:
	@test -n "$(PYTHON)" || { echo "No Python 3.11 or newer on the path: install one, or name it by 'make PYTHON=…'." >&2; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV)
	@touch $@

$(VENV)/.runtime: $(VENV)/.base requirements.txt requirements-build.txt pyproject.toml
	@echo 'Installing packages into $(VENV) (half a minute, longer the first time)'
	@$(INSTALL) -r requirements.txt -r requirements-build.txt
	@$(PIP) install --quiet --no-deps --no-build-isolation --no-index --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.runtime requirements-dev.txt
	@echo 'Installing what tests and checks need'
	@$(INSTALL) -r requirements-dev.txt
	@touch $@

demo: env ## embedded Neo4j, the sample archive, and the API on http://127.0.0.1:8000
	$(BIN)/attache demo

test: dev ## the whole test suite with coverage
	$(BIN)/python -m pytest --numprocesses $(JOBS) --dist loadfile --cov --durations=15
	@touch $(VENV)/.tested

# `make test` and then `make check` run the suite once, unless something changed in between
$(VENV)/.tested: $(VENV)/.dev $(SOURCES) pyproject.toml docker-compose.yml Dockerfile README.md
	@$(MAKE) --no-print-directory test

check: lint audit $(VENV)/.tested ## everything that must hold before a change lands

lint: dev ## formatting, lint rules, types, import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: dev ## put the code into the house format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

audit: dev ## known vulnerabilities of what requirements.txt pins
	$(BIN)/python .ci/audit.py requirements.txt

docs: dev ## links of README and docs resolve
	$(BIN)/python -m pytest --quiet --no-header tests/docs

bench: dev ## words a second on CORPUS=file.jsonl, against the bare spaCy pipeline
	$(BIN)/python bench/load.py $(or $(CORPUS),sample/)

eval: dev ## extraction against gold: the measures of each set, and the most common errors (QUICK=yes: no database)
	$(if $(GOLD),ATTACHE_GOLD=$(GOLD)) $(BIN)/python -m tests.eval --half $(HALF) $(if $(QUICK),--quick) $(SETS)

train: dev ## train the models of the event stage on coded articles, cross-validated by article
	$(if $(GOLD),ATTACHE_GOLD=$(GOLD)) $(BIN)/python -m tests.eval.training --half $(HALF)

ablation: dev ## what each stage adds, as a table in Markdown
	$(if $(GOLD),ATTACHE_GOLD=$(GOLD)) $(BIN)/python -m tests.eval.ablation --half $(HALF)

requirements: ## pin the newest versions with their hashes (needs uv)
	$(UV) pip compile --quiet --no-header --universal --python-version 3.11 --generate-hashes $(UPGRADE) \
		pyproject.toml -o requirements.txt
	$(UV) pip compile --quiet --no-header --universal --python-version 3.11 --generate-hashes $(UPGRADE) \
		--extra dev -c requirements.txt pyproject.toml -o requirements-dev.txt
	echo hatchling | $(UV) pip compile --quiet --no-header --universal --python-version 3.11 --generate-hashes \
		-c requirements-dev.txt - -o requirements-build.txt

clean: ## remove what was made here, .venv too; databases stay
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .coverage htmlcov dist build
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
