"""What always holds between the facts of a case (情形约束): which combinations of answers cannot occur."""

from __future__ import annotations

from datetime import date

from onething.language import Label
from onething.model.condition import Condition
from onething.model.noun import Legal

__all__ = ["Constraint", "of_an_answer"]


class Constraint(Legal):
    """A condition that every case meets: no case is one in which it fails, such as a newborn's spouse.

    It decides nothing in a plan. It tells which situations there are, so that none is held against a
    promise that nobody can be in.
    """

    always: Condition
    """What holds in every case."""
    reason: Label | None = None
    """Why it cannot be otherwise."""

    def in_force(self, day: date | None) -> bool:
        """Tell whether it counts on a day; None: a day that nobody named, on which everything does."""
        since, until = self.valid.since, self.valid.until
        return day is None or ((since is None or since <= day) and (until is None or day <= until))


def of_an_answer(fact: str) -> tuple[Label, Label]:
    """Return what is said of a constraint on what a source answers, and how to mend it."""
    return (
        Label(
            zh=f"情形约束只能说明申请人的情形，不能约束数据资源的答复“{fact}”",
            en=f"a constraint says what people can be, not what a source answers: “{fact}”",
        ),
        Label(
            zh="改用 --given 给定答复，或用 --outages 说明可能中断几个",
            en="give the answer by --given, or say by --outages how many may be down",
        ),
    )
