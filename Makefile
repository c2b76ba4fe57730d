# Nulägesbild: every target sets up what it needs first; a second run skips the set-up.
PYTHON ?= python3
ARGS ?=
BIN := .venv/bin
WORKERS ?= 2

.PHONY: report test test-thorough lint lab lock benchmark clean

report: .venv/.ready
	@$(BIN)/nulage report $(ARGS)

test: .venv/.ready
	@$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder $(ARGS)

test-thorough: .venv/.ready
	@NULAGE_THOROUGH=1 $(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder $(ARGS)

lint: .venv/.ready
	@$(BIN)/ruff check src tests notebooks setup benchmarks && $(BIN)/ruff format --check src tests notebooks setup benchmarks && $(BIN)/mypy

lab: .venv/.ready
	@$(BIN)/jupyter lab notebooks

benchmark: .venv/.ready
	@$(BIN)/python -m benchmarks $(ARGS)

# Renew the lock file from pyproject.toml (exact versions with hashes; no addresses).
lock: .venv/.ready
	@$(BIN)/python -m pip install --quiet uv
	@$(BIN)/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-emit-find-links --no-annotate --no-header --quiet --upgrade --output-file requirements.lock

clean:
	@rm -rf build data/processed

.venv/.ready: requirements.lock pyproject.toml setup/environment.py
	@$(PYTHON) setup/environment.py
