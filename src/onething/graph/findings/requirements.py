"""What is wrong or odd about single requirements."""

from __future__ import annotations

from collections.abc import Iterator

from onething.graph.demand import demands
from onething.graph.findings.subject import Subject, called
from onething.graph.node import Node
from onething.language import Label
from onething.model import Catalogue, Finding, Necessity, Severity

__all__ = ["bound_but_not_waived", "duplicate_requirement", "optional_requirement_without_condition"]


def optional_requirement_without_condition(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a note for each optional requirement of which nobody says when it applies."""
    for demand in demands(catalogue):
        requirement = demand.requirement
        if requirement.necessity is Necessity.OPTIONAL and requirement.when is None:
            asked = called(catalogue, demand)
            yield Subject(catalogue, demand.owner, demand.path).finding(
                "optional-requirement-without-condition",
                Severity.NOTE,
                Label(
                    zh=f"所要求的 {asked.zh}为非必要，却没有写明何时需要",
                    en=f"the requirement {asked.en} is optional, and nothing says when it applies",
                ),
                Label(zh="在 when 中写明适用情形", en="say in “when” under which circumstances it applies"),
            )


def duplicate_requirement(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a warning for each requirement whose id its owner has already given to another."""
    seen: set[tuple[Node, str]] = set()
    for demand in demands(catalogue):
        key = demand.owner, demand.requirement.id
        if key in seen:
            asked = called(catalogue, demand)
            yield Subject(catalogue, demand.owner, demand.path).finding(
                "duplicate-requirement",
                Severity.WARNING,
                Label(
                    zh=f"所要求的 {asked.zh}已经写过一次",
                    en=f"the requirement {asked.en} stands here already",
                ),
                Label(
                    zh="删去一条；若条件或持有人不同，请各给一个 id",
                    en="remove one; give each an id if their conditions or holders differ",
                ),
            )
        seen.add(key)


def bound_but_not_waived(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a warning for each requirement that a guide binds to a standard material and does not waive."""
    for demand in demands(catalogue):
        published = demand.requirement.published
        if published and published.code and not demand.waived:
            asked = called(catalogue, demand)
            yield Subject(catalogue, demand.owner, demand.path).finding(
                "bound-but-not-waived",
                Severity.WARNING,
                Label(
                    zh=f"所要求的 {asked.zh}已绑定标准材料 {published.code}，但未公布免提交",
                    en=f"the requirement {asked.en} is bound to the standard material "
                    f"{published.code}, and yet not waived",
                ),
                Label(
                    zh="如确可免提交，请连接持有该材料的数据资源",
                    en="connect the source that holds the material if it can be waived",
                ),
            )
