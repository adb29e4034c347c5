"""The public surface is small, flat and complete."""

import subprocess
import sys

import onething

PUBLIC = {
    "Assume",
    "BrokenInput",
    "Case",
    "Catalogue",
    "Catalogues",
    "ConditionError",
    "Explanation",
    "Finding",
    "MatcherError",
    "OnethingError",
    "Outcome",
    "Plan",
    "Planner",
    "UnknownName",
    "case_of",
    "check",
    "explain",
    "load",
    "plan",
}


def test_the_package_exports_these_names_and_no_others():
    """A name joins or leaves the public surface on purpose only."""
    assert set(onething.__all__) == PUBLIC


def test_every_exported_name_has_a_docstring():
    """Whoever asks for help on an exported name gets it."""
    assert all(getattr(onething, name).__doc__ for name in onething.__all__)


def test_importing_the_package_loads_no_heavy_library():
    """networkx, lark, yaml, rich and durable_rules are loaded when they are needed."""
    heavy = ("networkx", "lark", "yaml", "rich", "durable")
    code = f"import onething, sys; print([name for name in {heavy!r} if name in sys.modules])"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert loaded.strip() == "[]"
