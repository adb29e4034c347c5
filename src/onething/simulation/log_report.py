"""What was found in a case log: nothing is dropped without being counted."""

from __future__ import annotations

from enum import StrEnum

from onething.model.noun import Noun

__all__ = ["ColumnReport", "LogReport", "Oddity", "OnUnknown"]


class OnUnknown(StrEnum):
    """What becomes of a case of which a fact that matters is missing, or outside its options."""

    ASK = "ask"
    """Its question stays open: it is counted as open, with the most that any answer brings."""
    WORST = "worst"
    """The answers that bring most count; it is not counted as open."""
    DROP = "drop"
    """It is left out, and counted as dropped."""


class Oddity(Noun):
    """A value that no fact has, as a shape: digits as 9, letters as a, other characters as 字.

    A value itself is shown only where it is no person's: at least `seen` times, and short.
    """

    value: str
    rows: int


class ColumnReport(Noun):
    """What became of a column of the log."""

    column: str
    fact: str = ""
    """The fact that it tells; empty: it is not used."""
    missing: int = 0
    """Cases in which it is empty."""
    outside: int = 0
    """Cases in which its value is none that the fact has."""
    examples: tuple[Oddity, ...] = ()
    """Of values outside, the most frequent."""


class LogReport(Noun):
    """What was found in a case log."""

    name: str
    """The file's name or the table's, without its folder."""
    rows: int
    """Rows read."""
    cases: int
    """Cases that are counted: rows, or the sum of the column that counts them, less those dropped."""
    dropped: int = 0
    """Cases left out because of `--on-unknown drop`."""
    unplaced: int = 0
    """Cases of a one-thing that the catalogue does not have; they are counted nowhere else."""
    unplaced_examples: tuple[Oddity, ...] = ()
    columns: tuple[ColumnReport, ...] = ()
    """All columns, those that are not used too."""
    missing_facts: tuple[str, ...] = ()
    """Facts that the rules read and that no column tells."""
    synthetic: bool = False
    """True: the log says of itself that it was generated."""
    digest: str = ""
    """SHA-256 of the file, or of what the table holds."""
