"""The use case of checking catalogues: everything that is wrong or odd in a policy that could be read."""

from __future__ import annotations

from onething.app.catalogues import Catalogues
from onething.model import Finding

__all__ = ["check"]


def check(catalogues: Catalogues) -> tuple[Finding, ...]:
    """Return all findings on the catalogues and on the rules that apply to them."""
    # networkx is loaded when a catalogue is checked, not when the library is imported
    from onething.graph import find  # noqa: PLC0415
    from onething.workflows.review import review  # noqa: PLC0415

    found: list[Finding] = []
    for catalogue in catalogues.catalogues:
        found += find(catalogue)
        found += review(catalogues.planner(catalogue), catalogues.rule_places)
    return tuple(found)
