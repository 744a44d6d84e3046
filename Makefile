# Two commands: `make run` and `make test`. The README names the others.
PY := .venv/bin/python
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: run stop reset test lint slow bench chromium
.DEFAULT_GOAL := run

run: .venv/.ok
	@exec $(PY) -m hub.launch run

stop reset: .venv/.ok
	@exec $(PY) -m hub.launch $@

test: .venv/.ok lint chromium
	@exec $(PY) -m pytest -n 2 --dist loadfile

slow: .venv/.ok chromium
	@exec $(PY) -m pytest -m slow

bench: .venv/.ok chromium
	@exec $(PY) -m tests.bench

# The settings of a production hub, with the tests' database behind them.
PRODUCTION = HUB_MODE=production HUB_DEBUG=0 HUB_HOSTS=hub.example.org HUB_TIME_ZONE=Europe/London \
	HUB_SECRET_KEY="$$($(PY) -c 'import secrets; print(secrets.token_urlsafe(64))')" \
	DATABASE_URL="$$($(PY) -c 'from hub import embedded; print(embedded.url(embedded.TEST))')" \
	DJANGO_SETTINGS_MODULE=hub.settings

lint: .venv/.ok
	@mkdir -p var/assets
	@$(PY) -m ruff check --quiet .
	@$(PY) -m ruff format --check --quiet . || { $(PY) -m ruff format --check .; exit 1; }
	@$(PY) -m djlint templates --profile django --lint --quiet
	@.venv/bin/lint-imports > var/imports.txt 2>&1 || { cat var/imports.txt; exit 1; }
	@.venv/bin/hadolint Dockerfile
	@$(PY) -m hub.embedded start test
	@$(PRODUCTION) $(PY) manage.py makemigrations --check --dry-run -v1 > var/migrations.txt || { cat var/migrations.txt; exit 1; }
	@$(PRODUCTION) $(PY) manage.py check --deploy --fail-level WARNING
	@echo "Style, imports, migrations, production settings and Dockerfile are in order."

chromium:
	@command -v chromium > /dev/null && exit; \
	if [ "$$(id -u)" != 0 ]; then \
		echo "The browser tests need Chromium: sudo apt-get install --no-install-recommends chromium" >&2; exit 1; \
	fi; \
	echo "Installing Chromium for the browser tests."; \
	export DEBIAN_FRONTEND=noninteractive; \
	apt-get update -qq && apt-get install -qqy --no-install-recommends chromium > /dev/null

# One install at a time; one that was broken off, or made by another Python, is made anew.
.venv/.ok: requirements-dev.txt
	@mkdir -p var && flock var/install.lock $(MAKE) --no-print-directory install

.PHONY: install
install:
	@if [ .venv/.ok -nt requirements-dev.txt ]; then exit; fi; \
	python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "The hub needs Python 3.11 or newer." >&2; exit 1; }; \
	echo "Installing into .venv."; \
	$(PY) -m pip --version > /dev/null 2>&1 || { rm -rf .venv; python3 -m venv .venv > /dev/null 2>&1; } || { \
		if [ "$$(id -u)" != 0 ]; then \
			echo "Python's venv is missing: sudo apt-get install python3-venv" >&2; exit 1; \
		fi; \
		export DEBIAN_FRONTEND=noninteractive; \
		apt-get update -qq && apt-get install -qqy python3-venv > /dev/null && rm -rf .venv && python3 -m venv .venv; \
	} || exit 1; \
	$(PY) -m pip install -qq --require-hashes -r requirements-dev.txt && touch .venv/.ok

# The README's picture, as the browser tests see it.
.PHONY: pictures
pictures: .venv/.ok chromium
	@$(PY) -m pytest tests/browser/test_thursday.py && mkdir -p docs && cp "var/pictures/today tablet on its side.png" docs/today.png
