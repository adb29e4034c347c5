"""What figures are measured by: published targets, and the prices of the applicant's burden."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from onething.app.content import RULES, built_in
from onething.formats.files.yardstick_files import load_prices, load_targets
from onething.model import covers
from onething.simulation.burden import PriceList
from onething.simulation.target import Target

__all__ = ["prices_for", "targets_for"]


def prices_for(region: str, given: PriceList | Path | str | None) -> PriceList:
    """Return the prices given, or those that come with onething for the nearest region that covers this one.

    Raises BrokenInput for a file that cannot be used.
    """
    if isinstance(given, PriceList):
        return given
    if given is not None:
        return load_prices(given)
    lists = [load_prices(path) for path in sorted((built_in(RULES) / "burden").glob("*.yaml"))]
    near = [prices for prices in lists if covers(prices.region, region)]
    return max(near, key=lambda prices: len(prices.region.rstrip("0")))


def targets_for(region: str, given: Sequence[Target] | Path | str | None) -> tuple[Target, ...]:
    """Return the targets given, or those that come with onething for a region.

    These are the targets of the region, of what covers it and of what lies in it; where nobody there
    published any they are those of all others, by which it can still be measured. Raises BrokenInput
    for files that cannot be used.
    """
    if given is not None and not isinstance(given, Path | str):
        return tuple(given)
    lists = load_targets(built_in(RULES) / "targets" if given is None else given)
    own = [one for one in lists if covers(one.region, region) or covers(region, one.region)]
    chosen = own if own and given is None else lists
    return tuple(target for one in chosen for target in one.targets)
