"""One case in two worlds: before the reform and after it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onething.model import ComparedFigure, Comparison, FigureKind, Figures, Flow, Plan, StepKind

__all__ = ["comparison", "counted_steps"]

_OF_EACH_APPLICATION = 5
"""Applying, acceptance, review, decision, issuing: what every application passes."""

_MORE = (StepKind.IN_PERSON, StepKind.PROCEDURE, StepKind.SUPPLY_LATER)
"""What comes on top of that, each by itself."""


def comparison(before: Plan, after: Plan) -> Comparison:
    """Return two plans of one case side by side; both have a flow."""
    if before.flow is None or after.flow is None:
        raise ValueError("only plans with a flow can be compared")
    return Comparison(before=before, after=after, figures=tuple(_figures(before.flow, after.flow, after)))


def counted_steps(kinds: Sequence[StepKind]) -> int:
    """Return how many 办理环节 a flow has, by the kinds of its steps; see `FigureKind.STEPS`."""
    return _OF_EACH_APPLICATION * kinds.count(StepKind.ACCEPT) + sum(map(kinds.count, _MORE))


def _figures(before: Flow, after: Flow, plan: Plan) -> Iterator[ComparedFigure]:
    published = plan.figures
    for kind in FigureKind:
        yield ComparedFigure(
            kind=kind,
            before=_figure(before, kind),
            after=_figure(after, kind),
            published_before=_published(published.before, kind),
            published_after=_published(published.after, kind),
        )


def _figure(flow: Flow, kind: FigureKind) -> int:
    if kind is FigureKind.VISITS:
        return len(flow.visits)
    if kind is FigureKind.STEPS:
        return counted_steps([step.kind for step in flow.steps])
    figure: int = getattr(flow, kind.value)
    return figure


def _published(figures: Figures, kind: FigureKind) -> float | None:
    published: float | None = getattr(figures, kind.value, None)
    return published
