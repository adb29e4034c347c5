"""The public surface is small, flat and complete."""

import json
import subprocess
import sys

import onething

PUBLIC = {
    "Advice",
    "Assume",
    "BeyondCalendar",
    "BrokenInput",
    "Case",
    "Catalogue",
    "Catalogues",
    "Claim",
    "Comparison",
    "ConditionError",
    "Explanation",
    "Finding",
    "Flow",
    "MatcherError",
    "MissingExtra",
    "OnethingError",
    "Outcome",
    "Plan",
    "Planner",
    "Reform",
    "ReformConflict",
    "Simulation",
    "Store",
    "StoreError",
    "UnknownName",
    "advise",
    "case_of",
    "check",
    "compare",
    "compare_with_reforms",
    "explain",
    "export",
    "find_reforms",
    "generate",
    "load",
    "plan",
    "prove",
    "questions",
    "robustness",
    "simulate",
    "verify",
    "with_reforms",
}


def test_the_package_exports_these_names_and_no_others():
    """A name joins or leaves the public surface on purpose only."""
    assert set(onething.__all__) == PUBLIC


def test_every_exported_name_has_a_docstring():
    """Whoever asks for help on an exported name gets it."""
    assert all(getattr(onething, name).__doc__ for name in onething.__all__)


def test_importing_the_package_loads_no_heavy_library():
    """What is heavy, and what few need, is loaded when it is needed."""
    assert _loaded_by("import onething") == set()


def test_asking_for_help_loads_no_heavy_library():
    """`onething --help` answers at once: it needs neither catalogues nor rules."""
    code = (
        "import contextlib, onething.cli\nwith contextlib.suppress(SystemExit): onething.cli.main(['--help'])"
    )
    assert _loaded_by(code) == set()


HEAVY = {
    "networkx",
    "lark",
    "yaml",
    "rich",
    "durable",
    "durable_rules_engine",
    "duckdb",
    "narwhals",
    "highspy",
    "numpy",
    "sqlmodel",
    "sqlalchemy",
    "alembic",
    "onething.store",
    "onething.graph",
    "onething.rules.durable",
    "onething.rules.batching",
    "onething.rules.encoding",
}


def _loaded_by(code: str) -> set[str]:
    """Return the heavy modules that a fresh process has loaded after running `code`."""
    code = f"{code}\nimport json, sys; print(json.dumps(list(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return HEAVY & set(json.loads(run.stdout.splitlines()[-1]))
