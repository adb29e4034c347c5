"""The parts of a whole: what cases come to by one-thing, department, region, month, material and source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import numpy as np

from onething.language import Label
from onething.model import Catalogue
from onething.model.codes import upwards
from onething.simulation.counting import Cases, Counted, Floats
from onething.simulation.result import Dimension, Part, Totals
from onething.simulation.totals import Reckoner
from onething.workflows.outcomes import CaseFigures

__all__ = ["parts_of"]

Name = Callable[[str], Label]
"""How a part is named, by its key."""

_ELSEWHERE = Label(zh="未注明", en="not told")


def parts_of(reckoner: Reckoner, counted: Counted, catalogues: Sequence[Catalogue]) -> Iterator[Part]:
    """Yield all parts, each with its totals by scenario; `catalogues` are those of the scenarios."""
    onethings = _by_onething(reckoner, counted.whole)
    regions = _rolled_up(counted.regions, catalogues[0])
    yield from _placed(reckoner, Dimension.ONE_THING, onethings, _names(catalogues, "onethings"))
    yield from _placed(reckoner, Dimension.REGION, regions, _region_names(catalogues[0]))
    yield from _placed(reckoner, Dimension.MONTH, counted.months, lambda month: Label(en=month))
    whole = [reckoner.weights(counted.whole, scenario) for scenario in range(len(catalogues))]
    yield from _departments(reckoner, whole, catalogues)
    asked, answered = ([one.asked for one in reckoner.figures], [one.answered for one in reckoner.figures])
    yield from _pieces(Dimension.MATERIAL, whole, asked, _names(catalogues, "materials"))
    yield from _pieces(Dimension.SOURCE, whole, answered, _names(catalogues, "sources"))


def _placed(reckoner: Reckoner, dimension: Dimension, cases: Cases, name: Name) -> Iterator[Part]:
    """Yield the parts of a dimension that takes the cases apart."""
    for number, key in enumerate(cases.places):
        here = cases.place == number
        theirs = Cases((key,), cases.place[here], cases.kind[here], cases.cases[here])
        scenarios = range(reckoner.kinds.scenarios)
        totals = tuple(reckoner.totals(reckoner.weights(theirs, scenario)) for scenario in scenarios)
        yield Part(dimension=dimension, key=key, name=name(key) if key else _ELSEWHERE, totals=totals)


def _by_onething(reckoner: Reckoner, whole: Cases) -> Cases:
    """Return the cases of the whole by their one-things, in the order in which they were met."""
    places = tuple(dict.fromkeys(reckoner.kinds.onethings))
    number = {place: each for each, place in enumerate(places)}
    of_kind = np.array([number[one] for one in reckoner.kinds.onethings], dtype=np.int64)
    return Cases(places, of_kind[whole.kind], whole.kind, whole.cases)


def _rolled_up(cases: Cases, catalogue: Catalogue) -> Cases:
    """Return the cases by the nearest regions that have a name in the catalogue."""
    known = {catalogue.jurisdiction.region, *catalogue.regions}
    above = [
        next((one for one in upwards(code) if one in known), "") if code else "" for code in cases.places
    ]
    places = tuple(sorted(set(above)))
    number = np.array([places.index(code) for code in above], dtype=np.int64)
    return Cases(places, number[cases.place], cases.kind, cases.cases)


def _departments(
    reckoner: Reckoner, whole: Sequence[Floats], catalogues: Sequence[Catalogue]
) -> Iterator[Part]:
    """Yield the parts by department; a case counts whole for each of its departments."""
    membership = [_numbers(_departments_of(catalogue, reckoner.figures)) for catalogue in catalogues]
    names = _names(catalogues, "departments")
    for key in _in_order(membership, whole):
        totals = (
            reckoner.totals(_counts(numbers.get(key, {}), weights))
            for numbers, weights in zip(membership, whole, strict=True)
        )
        yield Part(dimension=Dimension.DEPARTMENT, key=key, name=names(key), totals=tuple(totals))


def _pieces(
    dimension: Dimension, whole: Sequence[Floats], pieces: Sequence[Sequence[str]], name: Name
) -> Iterator[Part]:
    """Yield the parts by material or source: in how many cases it occurs, and how often."""
    numbers = _numbers(pieces)
    for key in _in_order([numbers], whole):
        occurs = np.fromiter(numbers[key], np.int64)
        often = np.fromiter(numbers[key].values(), np.float64)
        totals = (
            Totals(cases=float(weights[occurs].sum()), materials=float((weights[occurs] * often).sum()))
            for weights in whole
        )
        yield Part(dimension=dimension, key=key, name=name(key), totals=tuple(totals))


Numbers = Mapping[str, Mapping[int, int]]
"""By key, the numbers of the figures in which it occurs, each with how often."""


def _numbers(occurring: Iterable[Sequence[str]]) -> Numbers:
    """Return in which figures each key occurs, of the keys that occur in each of the figures."""
    found: dict[str, dict[int, int]] = {}
    for number, keys in enumerate(occurring):
        for key, often in Counter(keys).items():
            found.setdefault(key, {})[number] = often
    return found


def _in_order(occurring: Sequence[Numbers], whole: Sequence[Floats]) -> Sequence[str]:
    """Return the keys that occur in some case of some scenario, those first that occur in most cases."""
    most: Counter[str] = Counter()
    for scenario, weights in enumerate(whole):
        for key, numbers in occurring[scenario % len(occurring)].items():
            most[key] = max(most[key], weights[np.fromiter(numbers, np.int64)].sum())
    return [key for key, cases in sorted(most.items(), key=lambda each: (-each[1], each[0])) if cases]


def _counts(numbers: Mapping[int, int], weights: Floats) -> Floats:
    """Return the weights of the figures named, and nothing for the others."""
    chosen = np.fromiter(numbers, np.int64)
    kept = np.zeros_like(weights)
    kept[chosen] = weights[chosen]
    return kept


def _departments_of(catalogue: Catalogue, figures: Sequence[CaseFigures]) -> Iterator[Sequence[str]]:
    """Yield for each of the figures the departments of its items; one that nobody published is empty."""
    for one in figures:
        items = (catalogue.items.get(item) for item in one.items)
        yield list(dict.fromkeys((item.department or "") if item else "" for item in items))


def _names(catalogues: Sequence[Catalogue], table: str) -> Name:
    """Return how nouns of a table are named by id: as in the first catalogue that has them."""
    named = {
        id: noun.name for catalogue in reversed(catalogues) for id, noun in getattr(catalogue, table).items()
    }
    return lambda key: named.get(key) or (Label(en=key) if key else _ELSEWHERE)


def _region_names(catalogue: Catalogue) -> Name:
    """Return how regions are named by code; the jurisdiction's own by its own name."""
    home = {catalogue.jurisdiction.region: catalogue.jurisdiction.name}
    named = home | {code: region.name for code, region in catalogue.regions.items()}
    return lambda code: named.get(code, _ELSEWHERE)
