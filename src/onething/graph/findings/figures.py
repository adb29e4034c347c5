"""What is odd about the figures that a platform publishes of a one-thing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onething.graph.findings.subject import Subject
from onething.graph.node import NodeKind
from onething.graph.parts import items_within, onethings_within
from onething.language import Label
from onething.model import Catalogue, Figures, Finding, OneThing, PublishedFigures, Severity

__all__ = ["materials_exceed_rows", "no_gain"]

_FIGURES: Mapping[str, Label] = {
    "days": Label(zh="时限", en="days"),
    "visits": Label(zh="跑动次数", en="visits"),
    "materials": Label(zh="材料", en="materials"),
    "steps": Label(zh="环节", en="steps"),
}


def no_gain(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a note for each one-thing with figures that the reform did not lower, though it could."""
    for onething in catalogue.onethings.values():
        without = _figures_without_gain(onething.figures)
        if without:
            zh = "、".join(f"{_FIGURES[name].zh} {change}" for name, change in without.items())
            en = ", ".join(f"{_FIGURES[name].en} {change}" for name, change in without.items())
            yield Subject.of(catalogue, NodeKind.ONE_THING, onething.id, "figures").finding(
                "no-gain",
                Severity.NOTE,
                Label(
                    zh=f"公布的数字在改革后没有减少：{zh}",
                    en=f"published figures are no lower after the reform: {en}",
                ),
                Label(zh="请向发布方核实数字", en="ask the publisher whether the figures are right"),
            )


def _figures_without_gain(figures: PublishedFigures) -> Mapping[str, str]:
    pairs = {
        name: (getattr(figures.before, name), getattr(figures.after, name)) for name in Figures.model_fields
    }
    return {
        name: f"{before:g} → {after:g}"
        for name, (before, after) in pairs.items()
        if before is not None and after is not None and after >= before and after > 0
    }


def materials_exceed_rows(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a warning for each one-thing that publishes more materials than it lists requirements."""
    for onething in catalogue.onethings.values():
        published, listed = onething.figures.after.materials, _requirements_within(catalogue, onething)
        if published is not None and published > listed:
            yield Subject.of(
                catalogue, NodeKind.ONE_THING, onething.id, "figures", "after", "materials"
            ).finding(
                "materials-exceed-rows",
                Severity.WARNING,
                Label(
                    zh=f"公布改革后材料 {published:g} 份，而清单只有 {listed} 项要求",
                    en=f"{published:g} materials are published after the reform, only {listed} are listed",
                ),
                Label(zh="请向发布方核实缺少哪些", en="ask the publisher which are missing"),
            )


def _requirements_within(catalogue: Catalogue, onething: OneThing) -> int:
    of_wholes = (len(whole.requirements) for whole in onethings_within(catalogue, onething))
    of_items = (len(item.requirements) for item in items_within(catalogue, onething))
    return sum(of_wholes) + sum(of_items)
