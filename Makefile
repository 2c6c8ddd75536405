# Two commands do all the set-up: `make run` and `make test`.
.PHONY: run test install index lint types bench check clean help

VENV := .venv
PYTHON ?= python3
PY := $(VENV)/bin/python
HOST ?= 127.0.0.1
PORT ?= 7860
export HOST PORT

# A local folder of wheels serves the CPU build of PyTorch; elsewhere uv takes it from PyTorch's own index.
ifdef PIP_FIND_LINKS
export UV_FIND_LINKS := $(PIP_FIND_LINKS)
TORCH :=
else
TORCH := --torch-backend cpu
endif

run: install index ## build what is missing and serve the application
	@$(PY) app.py

test: install lint types check ## everything that must hold
	@$(PY) -m pytest

install: $(VENV)/.installed ## the virtual environment

index: install ## build the index if it is missing or out of date
	@$(PY) -m ingestion build --if-stale

lint: install
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .

types: install
	@$(PY) -m mypy

check: install ## the corpus: format, evidence, typography
	@$(PY) -m ingestion check

bench: install index ## speed and memory, as medians
	@$(PY) -m eval speed

$(VENV)/.installed: requirements.lock
	@test -x $(PY) || $(PYTHON) -m venv $(VENV)
	@$(PY) -m pip install --quiet --disable-pip-version-check uv
	@$(PY) -m uv pip install --quiet --python $(PY) $(TORCH) -r requirements.lock
	@touch $@

clean: ## forget the environment and the index
	rm -rf $(VENV) .reperes

help:
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /  — /'
