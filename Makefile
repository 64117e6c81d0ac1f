.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup demo test verify lint bench gate docs lock clean

BIN := .venv/bin
READY := .venv/ready

# The tests start the program hundreds of times: let Python keep what it has compiled.
unexport PYTHONDONTWRITEBYTECODE
PYTHONS := $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11

help: ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "  make %-8s %s\n", $$1, $$2 }'

setup: $(READY) ## a virtual environment in .venv, from pinned and checked versions

# ensurepip is asked for because Debian ships python3 without it (package python3-venv).
$(READY): constraints.txt pyproject.toml
	@for python in $(PYTHONS); do \
	  if "$$python" -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    found=$$python; break; \
	  fi; \
	done; \
	if [ -z "$${found:-}" ]; then \
	  echo 'No Python of 3.11 or newer with venv was found. Debian: apt-get install python3-venv;' \
	       'macOS: brew install python; another place: make PYTHON=/path/to/python3 setup.' >&2; \
	  exit 1; \
	fi; \
	echo "Setting up .venv with $$($$found --version), about a minute …"; \
	"$$found" -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r constraints.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(READY)

demo: setup ## crawl a made-up site on this machine and browse its archive
	$(BIN)/grace-archive demo

test: setup ## the tests
	$(BIN)/pytest -q -rs -n 2 --dist loadfile -m "not verify"

verify: setup gate ## the tests at full size, and the score gates
	$(BIN)/pytest -q -n 2 --dist loadfile --timeout 3600

lint: setup ## format, lint, types, import walls, generated pages
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python docs/build.py --check

bench: setup ## the figures, as ratios, printed and written to benchmarks/latest.json
	$(BIN)/python -m benchmarks

gate: setup ## score what is read of real captures; fails below benchmarks/floors.toml
	$(BIN)/python -m benchmarks.gate

docs: setup ## write the generated pages of docs/ again
	$(BIN)/python docs/build.py

lock: setup ## choose the newest allowed versions anew and pin them in constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --group dev --generate-hashes \
	  --no-annotate --no-header --no-emit-index-url --no-emit-find-links \
	  --output-file constraints.txt pyproject.toml
	@! grep -nE '://|file:|^-|^/| @ ' constraints.txt || { echo 'constraints.txt must hold no address' >&2; exit 1; }

clean: ## remove .venv, caches and built files; data/ stays
	rm -rf .venv dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
