"""Lists of one-things: as a table for people, as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from onething.language import Language
from onething.model import Catalogue, Figures, OneThing

if TYPE_CHECKING:
    from rich.table import Table

__all__ = ["listing_json", "listing_table"]

_HEADS = {
    "zh": ("一件事", "名称", "事项", "材料", "公布：材料", "公布：工作日", "公布：跑动"),
    "en": ("one-thing", "name", "items", "demands", "published materials", "days", "visits"),
}


def listing_table(catalogues: Sequence[Catalogue], language: Language) -> Table:
    """Return a table of all one-things, one row each."""
    from rich.table import Table  # noqa: PLC0415 - only when something is shown to a person

    table = Table(box=None, pad_edge=False)
    for number, head in enumerate(_HEADS[language]):
        table.add_column(head, justify="right" if number > 1 else "left", no_wrap=number == 0)
    for catalogue, onething in _onethings(catalogues):
        items, demands = _counts(catalogue, onething)
        figures = [_change(onething, name) for name in ("materials", "days", "visits")]
        id = f"{catalogue.jurisdiction.id}/{onething.id}"
        table.add_row(id, onething.name.text(language), str(items), str(demands), *figures)
    return table


def listing_json(catalogues: Sequence[Catalogue]) -> str:
    """Return the same as a JSON list of objects."""
    rows = []
    for catalogue, onething in _onethings(catalogues):
        items, demands = _counts(catalogue, onething)
        own = onething.model_dump(mode="json", include={"id", "name", "codes", "region", "figures"})
        rows.append({"catalogue": catalogue.jurisdiction.id, **own, "items": items, "demands": demands})
    return json.dumps(rows, ensure_ascii=False, indent=2)


def _onethings(catalogues: Sequence[Catalogue]) -> Iterator[tuple[Catalogue, OneThing]]:
    return ((catalogue, onething) for catalogue in catalogues for onething in catalogue.onethings.values())


def _counts(catalogue: Catalogue, onething: OneThing) -> tuple[int, int]:
    """Return how many items belong to it, nested ones included, and how many demands they make."""
    wholes, items = onething.members(catalogue.onethings)
    own = sum(len(whole.requirements) for whole in wholes)
    return len(items), own + sum(len(catalogue.items[item].requirements) for item in items)


def _change(onething: OneThing, name: str) -> str:
    before, after = (getattr(figures, name) for figures in _both(onething))
    return "" if before is None and after is None else f"{_number(before)} → {_number(after)}"


def _both(onething: OneThing) -> tuple[Figures, Figures]:
    return onething.figures.before, onething.figures.after


def _number(figure: float | None) -> str:
    return "?" if figure is None else f"{figure:g}"
