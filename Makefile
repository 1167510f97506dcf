# Everything here works in an environment of its own and needs nothing but Python >= 3.11 and make.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
SAMPLE := samples/person-one-calm.edf
CLOTH := output/person-one-calm.png

.DEFAULT_GOAL := help
.PHONY: help cloth test quick lint images docs bench clean

# A few seconds a room: what 'make quick' runs before each commit. Whole folders where they are quick.
QUICK := tests/test_architecture.py tests/test_pages.py tests/test_sources.py tests/values \
  tests/eeg/channels tests/eeg/cleaning tests/eeg/features/test_eeg_measure_features.py tests/eeg/portraits/test_eeg_averaging.py \
  tests/pattern/declaring tests/pattern/geometry tests/pattern/hand tests/pattern/growth \
  tests/pattern/motifs/test_truntum.py tests/pattern/motifs/test_kawung.py tests/pattern/motifs/test_said_of_families.py tests/pattern/repeating/test_cap.py \
  tests/render/processes tests/render/baths/test_render_colour.py tests/render/files/test_render_save.py \
  tests/render/raster/test_render_blur.py tests/render/raster/test_render_coverage.py tests/render/raster/test_render_edge.py \
  tests/campaign/plan tests/deliverables/texts \
  tests/cli/options/test_cli_sizes.py tests/cli/running/test_cli_bad_input.py tests/cli/running/test_cli_naming.py

help: ## Say what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

# The stamps tell what is installed, so that a second run starts at once.
$(VENV)/installed: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/installed-for-tests: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	@touch $@ $(VENV)/installed

cloth: $(VENV)/installed ## A first cloth, from a sample recording, in output/
	@if test -e $(CLOTH); then \
		echo "$(CLOTH) is there already; look at it, or take it away and run 'make cloth' again."; \
	else \
		$(BIN)/batik-gen make $(SAMPLE) -o output && \
		echo "Here the command is $(BIN)/batik-gen, and recordings to try are in samples/."; \
	fi

test: $(VENV)/installed-for-tests ## Run the tests on all cores
	$(BIN)/python -m pytest -n auto --dist worksteal

quick: $(VENV)/installed-for-tests ## Before each commit, under a minute: style of changed files, a few tests of each room
	@{ git diff --name-only --diff-filter=d HEAD; git ls-files --others --exclude-standard; } | grep '\.py$$' | \
		xargs --no-run-if-empty $(BIN)/ruff check
	$(BIN)/python -m pytest -q -n auto --dist worksteal $(QUICK)

lint: $(VENV)/installed-for-tests ## Check style and types
	$(BIN)/ruff check .
	$(BIN)/mypy

images: $(VENV)/installed ## Draw the pictures of the README again, and write its table
	$(BIN)/python docs/make_images.py
	$(BIN)/python docs/make_wave.py
	$(BIN)/python docs/mapping_table.py

$(VENV)/installed-for-docs: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[docs]'
	@touch $@ $(VENV)/installed

docs: $(VENV)/installed-for-docs ## Build the documentation, in docs/built/
	$(BIN)/python -m sphinx -W --keep-going -q -b html docs docs/built

bench: $(VENV)/installed ## Measure how long a cloth takes
	$(BIN)/python -m benchmarks.bench_make

clean: ## Take away what was installed and cached; output/ stays
	rm -rf $(VENV) build dist docs/built docs/made .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
