# What can be done with a checkout. On a bare Debian 12 `make demo` and `make test` need the Swift toolchain alone;
# the first step installs Debian's packages where they are missing.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := build
export PYTHONDONTWRITEBYTECODE := 1
.PHONY: browser build release demo test test-full install lint bless bench fuzz mutants deps

SWIFT ?= swift
PYTHON ?= python3
PREFIX ?= $(HOME)/.local
# What is installed and measured; a folder of its own, so that the two builds do not wait for each other.
BIN := .build-release/release
# Without a run path beside the program, nearly thirty look-ups of libraries that are not there are saved at every start.
RELEASE := -c release --static-swift-stdlib --disable-local-rpath --scratch-path .build-release
# Imports that are in no target's list of dependencies are refused: the layers of Docs/Architecture.md.
CHECKED := --explicit-target-dependency-import-check error

# The two programs as demo and tests run them: checks on, minutes sooner than a release.
build: deps
	$(SWIFT) build --product tacit
	$(SWIFT) build --product tacit-agent

# The two programs as they are installed.
release: deps
	$(SWIFT) build $(RELEASE) --product tacit
	$(SWIFT) build $(RELEASE) --product tacit-agent

demo: build
	$(PYTHON) Tests/Demo/demo.py

# Everything, and one line at the end: `tests: N passed, M failed`.
test: deps browser
	$(SWIFT) build --build-tests $(CHECKED)
	$(PYTHON) Tests/everything.py

test-full: deps browser
	$(SWIFT) build --build-tests $(CHECKED)
	TACIT_FIGURES=night $(PYTHON) Tests/everything.py

lint:
	$(SWIFT) format lint --strict --recursive --configuration .swift-format Package.swift Sources Tests
	$(SWIFT) test --filter LayeringTests

# Writes anew what is generated or recorded; `git diff` then shows what changed.
bless: build
	TACIT_BLESS=vault-1 $(SWIFT) test --filter blessTheGoldenVault
	TACIT_BLESS=vault-2 $(SWIFT) test --filter blessTheGoldenChart
	TACIT_BLESS=vault-3 $(SWIFT) test --filter blessTheGoldenSharing
	TACIT_BLESS=bundle-1 $(SWIFT) test --filter blessTheGoldenBundles
	TACIT_BLESS=copy-1 $(SWIFT) test --filter blessTheGoldenPage
	TACIT_BLESS=charts $(SWIFT) test --filter blessTheGoldenFigures
	for script in Tests/Bless/*.py; do $(PYTHON) "$$script"; done
	$(PYTHON) Tests/Transcripts/run.py --bless

install: release
	install -d "$(PREFIX)/bin" "$(PREFIX)/share/man/man1" "$(PREFIX)/share/bash-completion/completions" \
	    "$(PREFIX)/share/zsh/site-functions" "$(PREFIX)/share/fish/vendor_completions.d"
	install -m 755 $(BIN)/tacit $(BIN)/tacit-agent "$(PREFIX)/bin"
	$(BIN)/tacit completion bash > "$(PREFIX)/share/bash-completion/completions/tacit"
	$(BIN)/tacit completion zsh > "$(PREFIX)/share/zsh/site-functions/_tacit"
	$(BIN)/tacit completion fish > "$(PREFIX)/share/fish/vendor_completions.d/tacit.fish"
	$(PYTHON) Tests/Manual/manpages.py $(BIN)/tacit "$(PREFIX)/share/man/man1"
	@echo "installed in $(PREFIX); begin with: tacit help"

# Side by side with what they are held against; the figures of the last commit stand in Docs/Bench.
bench: release
	$(SWIFT) build $(RELEASE) --product tacit-bench
	$(SWIFT) build $(RELEASE) --product tacit-age
	TACIT_BIN=$(BIN) $(PYTHON) Tests/Bench/run.py

# libFuzzer for FUZZ_SECONDS (60) on each target; `make test` replays what is kept of it.
fuzz: deps
	$(PYTHON) Tests/Fuzz/run.py

# Each patch of Tests/Mutants takes one check away; the test that it names has to notice.
mutants: deps
	$(PYTHON) Tests/Mutants/run.py

deps:
	@.ci/deps

# What the tests look at pages with.
browser:
	@.ci/deps chromium chromium-driver poppler-utils
