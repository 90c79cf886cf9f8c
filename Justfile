# What a developer does here. `just` lists it. Everything runs in .venv, which `just setup` makes.

default:
    @just --list

# Make .venv with the pinned versions
setup:
    python3 -m venv .venv
    .venv/bin/pip install -q -c constraints.txt -e '.[dev]'

# The whole suite, as the README gives it
test *args:
    .venv/bin/pytest -q {{args}}

# The suite on all cores
quick *args:
    .venv/bin/pytest -q -n auto {{args}}

# The laws with many more examples (minutes)
laws n="500":
    LAW_EXAMPLES={{n}} .venv/bin/pytest -q tests/laws

# Style and types
lint:
    .venv/bin/ruff check .
    .venv/bin/ruff format --check .
    .venv/bin/mypy

# Write what the example prints now into tests/gold
gold:
    .venv/bin/pytest -q tests/test_gold.py --update-gold

# Scores on the development data against their floors
quality *args:
    .venv/bin/python bench/quality ../shared {{args}}

# Times beside a peer
speed *args:
    .venv/bin/python bench/speed {{args}}

# Does it run where only users' dependencies are installed?
bare:
    python3 -m venv build/bare
    build/bare/bin/pip install -q .
    build/bare/bin/twosource demo
    rm -rf build/bare

# Does the suite pass with the oldest dependencies that pyproject.toml allows?
oldest:
    uv venv -q build/oldest
    uv pip install -q -p build/oldest --resolution lowest-direct -e '.[dev]'
    build/oldest/bin/pytest -q
    rm -rf build/oldest

# All that has to hold before a change is taken
ci:
    .ci/run
