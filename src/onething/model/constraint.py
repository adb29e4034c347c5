"""What always holds between the facts of a case (情形约束): which combinations of answers cannot occur."""

from __future__ import annotations

from onething.language import Label
from onething.model.condition import Condition
from onething.model.noun import Legal

__all__ = ["Constraint"]


class Constraint(Legal):
    """A condition that every case meets: no case is one in which it fails, such as a newborn's spouse.

    It decides nothing in a plan. It tells which situations there are, so that none is held against a
    promise that nobody can be in.
    """

    always: Condition
    """What holds in every case."""
    reason: Label | None = None
    """Why it cannot be otherwise."""
