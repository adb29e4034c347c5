"""The page of the docs that lists the seeded faults: `python -m tests.faults.page` writes it."""

from __future__ import annotations

from collections.abc import Iterator

from tests.faults.faults import SEEDED
from tests.faults.seeding import ROOT, Fault

__all__ = ["PAGE", "page"]

PAGE = ROOT / "docs" / "explanation" / "seeded-faults.md"

_INTRODUCTION = """\
# Seeded faults: who would notice

Tests that pass say little about tests: they may look at nothing. So faults are put in on purpose, one at a
time, such as somebody could make: in the planner, in conditions, in rules, in the reckoning of days, and in
the content that policy staff own. For each of them it is known who notices: a proof over all situations, a
policy case, or a property of made-up worlds. `tests/faults` puts each in, sees that its watcher refuses,
takes it out, and sees that the watcher is content; every run of the tests does. Another fault takes one entry
in `tests/faults/faults.py`.

A fault is a piece of text that is replaced: in the function named, or in the file. The page is written from
that list, and a test keeps the two equal.
"""


def page() -> str:
    """Return the page as the list of faults says."""
    return "\n".join((_INTRODUCTION, *_tables()))


def _tables() -> Iterator[str]:
    for title, pairs in SEEDED:
        yield f"## {title}\n\n| what goes wrong | where | who notices |\n| --- | --- | --- |"
        yield from (
            f"| {fault.name[0].upper()}{fault.name[1:]} | {_where(fault)} | {_first_up(watcher.label)} |"
            for fault, watcher in pairs
        )
        yield ""


def _where(fault: Fault) -> str:
    return f"`{fault.where.removeprefix('onething.').replace(':', '.')}`"


def _first_up(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
