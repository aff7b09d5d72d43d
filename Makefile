# Every target works on a fresh Debian machine with Python 3.11, git and make.
PYTHON ?= python3.11
VENV := .venv
FRAMES := tests/oracle/test_mutated_frames.py
BIN := $(VENV)/bin
HOST ?= 127.0.0.1
PORT ?= 8050

.PHONY: setup setup-run wheelhouse offline browser run demo test check lint long mutate bench lock shots clean

$(VENV)/run.stamp: requirements.txt
	command -v $(PYTHON) >/dev/null && $(PYTHON) -m venv $(VENV) || python3 -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	touch $@

$(VENV)/dev.stamp: $(VENV)/run.stamp requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	touch $@

setup-run: $(VENV)/run.stamp      ## what runs the product
setup: $(VENV)/dev.stamp          ## what runs and tests it

wheelhouse: setup-run             ## every package that runs the product, for a machine without a network
	$(BIN)/python -m pip download --quiet --disable-pip-version-check --require-hashes -r requirements.txt -d wheelhouse

offline:                          ## .venv from wheelhouse/ alone
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-index --find-links wheelhouse --require-hashes -r requirements.txt
	touch $(VENV)/run.stamp

browser:                          ## Chromium and a Chinese font, for the browser tests
	./.ci/browser

demo: setup-run                   ## the Hanbin demo, once
	@$(BIN)/python -m etl demo hanbin --if-missing

run: demo                         ## everything set up, the demo loaded, served on loopback
	$(BIN)/python -m dashboard serve --host $(HOST) --port $(PORT)

test: setup browser               ## the whole test suite
	$(BIN)/python -m pytest

check: setup                      ## formatter, linters, types, layers, SQL, translations, advisories
	BIN=$(BIN) ./.ci/check

long: setup browser               ## what takes long: fuzzing, soak, mutation, benchmarks
	HYPOTHESIS_PROFILE=default $(BIN)/python -m pytest -m long -n 0 --ignore $(FRAMES)
	$(MAKE) mutate
	$(BIN)/python -m benchmarks

mutate: setup                     ## changes the frames' SQL and what measures, place by place: what does no test notice?
	$(BIN)/python -m pytest -m long -n 0 -s $(FRAMES)
	$(BIN)/mutmut run
	$(BIN)/mutmut results

bench: setup                      ## speed, as ratios to the bare engine in the same run
	$(BIN)/python -m benchmarks

shots: setup browser demo         ## pictures of every page, for docs and for looking at
	$(BIN)/python -m docs.shots

lock: setup                       ## requirements*.in -> hash-pinned requirements*.txt
	$(BIN)/pip-compile --quiet --strip-extras --generate-hashes --allow-unsafe --no-emit-index-url --no-emit-find-links --no-header requirements.in -o requirements.txt
	$(BIN)/pip-compile --quiet --strip-extras --generate-hashes --allow-unsafe --no-emit-index-url --no-emit-find-links --no-header requirements-dev.in -o requirements-dev.txt

clean:
	rm -rf $(VENV) data/home
