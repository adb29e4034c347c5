"""Reforms (改革方案): lists of changes to a catalogue or its rules, with a reason and what they cost."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, StringConstraints

from onething.language import Label
from onething.model import Basis, Legal
from onething.model.codes import Id
from onething.reforms.change import Costed, said
from onething.reforms.changes import Change

__all__ = ["Reform"]


class Reform(Costed, Legal):
    """A list of changes that are made together, from a day on, with a reason and what they cost.

    The changes of one reform must not contradict one another; their order does not matter.
    """

    id: Annotated[str, StringConstraints(pattern=Id.pattern, max_length=80)]
    name: Label
    reason: Label
    """Why: whom it helps, and how."""
    changes: Annotated[tuple[Change, ...], AfterValidator(said)]

    @property
    def total_cost(self) -> float:
        """What it costs, once, in yuan: its own cost and that of each change."""
        return self.cost + sum(change.cost for change in self.changes)

    @property
    def origin(self) -> Basis:
        """On what everything stands that the reform brings: it is assumed to be made."""
        return Basis(
            assumed=Label(
                zh=f"改革方案“{self.name.text('zh')}”（{self.id}）：{self.reason.text('zh')}",
                en=f"the reform “{self.name.text('en')}” ({self.id}): {self.reason.text('en')}",
            )
        )

    def in_force(self, day: date) -> bool:
        """Tell whether it is in force on a day."""
        since, until = self.valid.since, self.valid.until
        return not ((since and day < since) or (until and day > until))
