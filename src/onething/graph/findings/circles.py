"""What goes round in circles: proofs that wait for one another, one-things inside themselves."""

from __future__ import annotations

from collections.abc import Iterator

from onething.graph.circles import CircularProof, circular_proofs
from onething.graph.findings.subject import Subject
from onething.graph.node import NodeKind
from onething.graph.parts import onethings_within, parts
from onething.language import Label, Language
from onething.model import Catalogue, Finding, Severity

__all__ = ["circular_proof", "one_thing_within_itself"]


def circular_proof(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield each circle of items that need one another's results: an error if nothing opens it."""
    for circle in circular_proofs(catalogue):
        yield Subject.of(catalogue, NodeKind.ITEM, circle.items[0]).finding(
            "circular-proof",
            Severity.ERROR if circle.inescapable else Severity.WARNING,
            Label(
                zh=f"循环证明，互以对方的结果为前提：{_told(catalogue, circle, 'zh')}",
                en=f"the items need one another's results: {_told(catalogue, circle, 'en')}",
            ),
            Label(
                zh="取消其中一项材料要求、改由部门核查，或写明最先由谁核发",
                en="drop one of the requirements, let departments check it, or say who issues it first",
            ),
        )


def _told(catalogue: Catalogue, circle: CircularProof, language: Language) -> str:
    """Return the items in their order, each with what it needs of the next."""
    items = [catalogue.items[item].name.text(language) for item in circle.items]
    needs = (catalogue.materials[material].name.text(language) for material in circle.materials)
    return " ".join(f"{item} →({need})→" for item, need in zip(items, needs, strict=True)) + f" {items[0]}"


def one_thing_within_itself(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield an error for each one-thing that includes itself, directly or through others."""
    for onething in catalogue.onethings.values():
        within = onethings_within(catalogue, onething)
        if onething.id in {part.entry.onething for inner in within for part in parts(inner)}:
            yield Subject.of(catalogue, NodeKind.ONE_THING, onething.id, "items").finding(
                "one-thing-within-itself",
                Severity.ERROR,
                Label(
                    zh="该一件事直接或间接包含自身",
                    en="the one-thing includes itself, directly or through others",
                ),
                Label(zh="删去形成循环的嵌套", en="remove the nested one-thing that closes the circle"),
            )
