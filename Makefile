# Truckroll's commands. The scripts that prepare a fresh machine are in tools/; all of them skip what is done.
.DEFAULT_GOAL := help
.PHONY: help setup run test soak check bench dist web openapi dev-packages lock clean
MAKEFLAGS += --no-print-directory

BIN := .venv/bin
ARGS ?=

help:  ## Show this list
	@echo "Truckroll: make COMMAND (PYTHON=/path/to/python3 and PORT=8000 may be given)"
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | awk -F '\t' '{printf "  %-9s %s\n", $$1, $$2}'

setup:  ## Install what running needs and build the web client; start nothing
	@tools/setup_python.sh run
	@tools/web.sh build

run: setup  ## Start a working demo company; prints the address and the sign-ins
	@exec $(BIN)/truckroll serve --demo $(ARGS)

test: web  ## Run every test on a seeded sample: web client, then server (ARGS="-k invoice" for pytest)
	@exec tools/test.sh $(ARGS)

soak: web  ## Run every test at full size (long)
	@TRUCKROLL_SOAK=1 exec tools/test.sh $(ARGS)

check: web  ## Lint, format, types, direction of imports, web client's types, rules of the tree
	@exec tools/check.sh

bench: setup  ## Measure: how fast, how good, one table
	@[ -f bench/__main__.py ] || { echo "there is no bench/ yet" >&2; exit 1; }
	@exec $(BIN)/python -m bench $(ARGS)

dist: web  ## Make one wheel in dist/, web client and migrations inside
	@tools/dist.sh

web: dev-packages
	@tools/web.sh build

openapi: dev-packages  ## Write the OpenAPI documents to web/src/api/
	@tools/web.sh openapi

dev-packages:
	@tools/setup_python.sh dev

lock:  ## Write the three lock files anew from pyproject.toml (needs uv)
	@tools/lock.sh

clean:  ## Remove what make made, but not var/, where the data is
	rm -rf .venv .node web/node_modules server/static dist build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
