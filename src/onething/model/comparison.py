"""One case in two worlds: before the reform and after it, beside the published figures."""

from __future__ import annotations

from enum import StrEnum

from onething.model.noun import Noun
from onething.model.plan import Plan

__all__ = ["ComparedFigure", "Comparison", "FigureKind"]


class FigureKind(StrEnum):
    """What is compared (减材料、减跑动、减时限、减环节)."""

    MATERIALS = "materials"
    """Materials handed in, each time counted."""
    VISITS = "visits"
    DAYS = "days"
    """Working days from acceptance to the last result."""
    STEPS = "steps"
    """办理环节: five for each application (apply, accept, review, decide, issue), however many departments
    work in it, and each in-person act, procedure and later handing in besides."""
    DEPARTMENTS = "departments"
    """Departments that the applicant deals with; the single window counts as one."""
    FORMS = "forms"
    FIELDS = "fields"
    """Fields that the applicant fills in."""


class ComparedFigure(Noun):
    """One figure before and after, and what the platform publishes of it."""

    kind: FigureKind
    before: int
    after: int
    published_before: float | None = None
    published_after: float | None = None

    @property
    def off_before(self) -> float | None:
        """By how much the computed figure before lies above the published one; None: none is published."""
        return None if self.published_before is None else self.before - self.published_before

    @property
    def off_after(self) -> float | None:
        """By how much the computed figure after lies above the published one; None: none is published."""
        return None if self.published_after is None else self.after - self.published_after


class Comparison(Noun):
    """A case planned in both worlds."""

    before: Plan
    after: Plan
    figures: tuple[ComparedFigure, ...]

    def figure(self, kind: FigureKind) -> ComparedFigure:
        """Return one of the figures."""
        return next(figure for figure in self.figures if figure.kind is kind)
