"""Which materials would no longer be handed in if a source were open to everybody? Asked of each source."""

from datetime import date

import onething
from onething import Outcome
from onething.model import DataSource

DAY = date(2026, 10, 1)
planner, _ = onething.load().find("hunan/newborn")
catalogue = planner.catalogue


def handed_in(planner: onething.Planner, name: str) -> set[str]:
    """Return the materials that a case of the one-thing hands in, or may have to."""
    plan = planner.plan(name, onething.case_of(as_of=DAY))
    return {one.material for one in (*plan.hand_in, *plan.having(Outcome.OPEN))}


def opened(source: DataSource) -> DataSource:
    """Return the source as it would be if everybody could ask it, in the whole province."""
    return DataSource.model_validate({**source.model_dump(exclude={"coverage"}), "connected": True})


before = {name: handed_in(planner, name) for name in catalogue.onethings}
for source in catalogue.sources.values():
    after = planner.with_source(opened(source))
    for name, materials in before.items():
        saved = materials - handed_in(after, name)
        if saved:
            print(f"{source.id} → {name}: {', '.join(sorted(saved))}")
