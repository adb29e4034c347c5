"""On what a result depends most: each input moved alone from one end of its range to the other."""

from __future__ import annotations

from onething.language import Label
from onething.model.noun import Noun

__all__ = ["Sensitivity", "Swing"]


class Swing(Noun):
    """What a result comes to at both ends of the range of one input."""

    input: str
    """Such as `coverage:SOURCE`, `days:ITEM` or `price:wage`."""
    name: Label
    low: float
    high: float
    """The ends of the range."""
    at_low: float
    at_high: float
    """The result there, all other inputs as they are."""

    @property
    def width(self) -> float:
        """By how much the result moves."""
        return abs(self.at_high - self.at_low)


class Sensitivity(Noun):
    """A tornado table: the inputs, those first that move the result most."""

    figure: str
    """Which figure of `Totals` it is of, a case."""
    scenario: str
    result: float
    """What it comes to with every input as it is."""
    swings: tuple[Swing, ...]
