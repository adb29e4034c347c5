"""How far the inputs of a simulation may be off: the ranges of a sensitivity table."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from onething.model.frozen import Frozen
from onething.model.literals import Number
from onething.model.noun import Noun

__all__ = ["Ends", "Ranges"]

Share = Annotated[Number, Field(ge=0.0, le=1.0)]
Ends = tuple[Number, Number]
"""The lowest and the highest value of an input."""


class Ranges(Noun):
    """By how much each kind of input may be off, and the ends of single inputs where these are known.

    An input is named as in `onething.simulation.sensitivity.Swing.input`.
    """

    coverage: Share = 0.1
    """So much less and so much more than the coverage of a source, within 0 and 1; nothing stays nothing."""
    days: Share = 0.2
    """By this share of a time limit, rounded, and by a day at least."""
    prices: Share = 0.25
    """By this share of a price or a time of the burden."""
    consent: Share = 0.1
    """This share of applicants decides about being looked up otherwise than is assumed."""
    online: Share = 0.1
    """This share of the cases is applied for online instead of at the window, or the other way."""
    inputs: Annotated[dict[str, Ends], AfterValidator(Frozen)] = Field(default_factory=Frozen)
    """The ends of single inputs, which count before these shares."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if wrong := [key for key, (low, high) in self.inputs.items() if not 0 <= low <= high]:
            raise ValueError(f"the ends of a range are numbers from 0 on, the lower one first: {wrong}")
        return self
