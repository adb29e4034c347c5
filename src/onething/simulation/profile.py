"""The kinds of cases of a log: what the rules can tell apart of them, and how many there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onething.model import FactName, OneThingId, Value

__all__ = ["Profile"]


@dataclass(frozen=True, slots=True)
class Profile:
    """All cases of a one-thing that the rules cannot tell apart, by an example of each class of their facts.

    Cases of one profile have the same plan, whatever the world.
    """

    number: int
    """From 0; it stands for the profile wherever cases are counted."""
    onething: OneThingId
    region: str | None
    """A region code that stands for its class; None: that of the one-thing."""
    facts: Mapping[FactName, Value]
    """By fact a value that stands for its class; a fact that the log does not tell is missing."""
