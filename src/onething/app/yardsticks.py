"""What figures are measured by: published targets, and the prices of the applicant's burden."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from onething.app.content import RULES, built_in
from onething.errors import BrokenInput, Fault, Place
from onething.formats.files.yardstick_files import load_prices, load_targets
from onething.language import Label
from onething.model import covers
from onething.simulation.burden import PriceList
from onething.simulation.target import Target

__all__ = ["prices_for", "targets_for"]


def prices_for(
    region: str, given: PriceList | Path | str | None = None, *, rules: Path | None = None
) -> PriceList:
    """Return the prices given, or those of the nearest region that covers this one.

    They stand in the folder `burden` of `rules`, or else of the rules that come with onething. Raises
    BrokenInput for a file that cannot be used.
    """
    if isinstance(given, PriceList):
        return given
    if given is not None:
        return load_prices(given)
    lists = [load_prices(path) for path in sorted(_beside(rules, "burden").glob("*.yaml"))]
    near = [prices for prices in lists if covers(prices.region, region)]
    if not near:
        raise BrokenInput([_no_prices(_beside(rules, "burden"), region)])
    return max(near, key=lambda prices: len(prices.region.rstrip("0")))


def targets_for(
    region: str, given: Sequence[Target] | Path | str | None = None, *, rules: Path | None = None
) -> tuple[Target, ...]:
    """Return the targets given, or those of a region.

    They stand in the folder `targets` of `rules`, or else of the rules that come with onething. Those of
    the region count, of what covers it and of what lies in it; where nobody there published any they are
    those of all others, by which it can still be measured. Raises BrokenInput for files that cannot be
    used.
    """
    if given is not None and not isinstance(given, Path | str):
        return tuple(given)
    lists = load_targets(_beside(rules, "targets") if given is None else given)
    own = [one for one in lists if covers(one.region, region) or covers(region, one.region)]
    chosen = own if own and given is None else lists
    return tuple(target for one in chosen for target in one.targets)


def _beside(rules: Path | None, name: str) -> Path:
    """Return a folder of `rules` if they have it, else that of the rules that come with onething."""
    own = rules / name if rules else None
    return own if own and own.is_dir() else built_in(RULES) / name


def _no_prices(folder: Path, region: str) -> Fault:
    found = Label(zh=f"没有适用于 {region} 的价目", en=f"no list of prices holds for {region}")
    return Fault(Place(str(folder)), found, Label(zh="用 --prices 给出", en="give one by --prices"))
