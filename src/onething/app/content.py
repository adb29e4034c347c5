"""Where the content lies that comes with the package: `rules/` and `workflows/`."""

from __future__ import annotations

from pathlib import Path

__all__ = ["RULES", "WORKFLOWS", "built_in"]

RULES, WORKFLOWS = "rules", "workflows"


def built_in(name: str) -> Path:
    """Return the folder of the content `name` that comes with the package.

    In a wheel it lies inside the package; in a checkout, at the top beside `src`.
    """
    package = Path(__file__).resolve().parents[1]
    packaged = package / "content" / name
    return packaged if packaged.is_dir() else package.parents[1] / name
