"""The use case of checking catalogues: everything that is wrong or odd in a policy that could be read."""

from __future__ import annotations

from onething.app.catalogues import Catalogues
from onething.model import Finding

__all__ = ["check"]


def check(catalogues: Catalogues) -> tuple[Finding, ...]:
    """Return all findings on the catalogues, on the rules that apply to them and on their reforms.

    Raises BrokenInput for reforms beside a catalogue that cannot be read or do not fit it.
    """
    # networkx is loaded when a catalogue is checked, not when the library is imported
    from onething.app.reforming import reforms_beside  # noqa: PLC0415
    from onething.graph import find  # noqa: PLC0415
    from onething.reforms.review import review_reforms  # noqa: PLC0415
    from onething.situations.reviews import review_situations  # noqa: PLC0415
    from onething.workflows.review import review  # noqa: PLC0415

    found: list[Finding] = []
    for catalogue in catalogues.catalogues:
        found += find(catalogue)
        planner = catalogues.planner(catalogue)
        found += review(planner, catalogues.rule_places)
        found += review_situations(planner, catalogues.rule_places)
        loaded = reforms_beside(catalogue, planner.packs)
        found += review_reforms(planner, loaded.reforms, loaded.places)
    return tuple(found)
