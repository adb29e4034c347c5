"""The facts of a catalogue as the rules see them: flat, of five shapes, each with fixed attributes.

A rule joins requirements, sources, results, in-person acts and items by these attributes and nothing
else. Facts are cheap to make, so that what hangs on one source or item can be matched again alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from onething.language import Label
from onething.model import (
    ActKind,
    Catalogue,
    Copies,
    DataSource,
    FactName,
    FactType,
    Form,
    Handover,
    MaterialId,
    MaterialKind,
    Necessity,
    OneThing,
    Option,
    Origin,
    Question,
    Requirement,
    ServiceItem,
    Sharing,
    SourceKind,
    Trust,
    Waiver,
)

__all__ = [
    "SHAPES",
    "AttributeValue",
    "CatalogueFact",
    "catalogue_facts",
    "facts_of_item",
    "facts_of_onething",
    "facts_of_source",
    "requirement_places",
]

AttributeValue = str | bool | None
"""What an attribute can be; None: nobody published it, or the reference leads nowhere."""


@dataclass(frozen=True, slots=True)
class CatalogueFact:
    """One fact of the catalogue: its shape, a readable key, and the values of its attributes.

    Keys are unique within a shape as far as the catalogue's own ids are: `owner/requirement/material`
    (see `requirement_places`), `source/material`, `item/material` for a result, `item/act`, `item`.
    """

    shape: str
    key: str
    values: Mapping[str, AttributeValue] = field(hash=False)


def _text(name: str, zh: str, en: str) -> Question:
    return Question(fact=FactName(name), type=FactType.STRING, label=Label(zh=zh, en=en))


def _truth(name: str, zh: str, en: str) -> Question:
    return Question(fact=FactName(name), type=FactType.BOOLEAN, label=Label(zh=zh, en=en))


def _choice(name: str, options: type[StrEnum], zh: str, en: str, *, unset: Label | None = None) -> Question:
    offered = [Option(value=option.value, label=Label(en=option.value)) for option in options]
    none = [Option(value="", label=unset)] if unset else []
    label = Label(zh=zh, en=en)
    return Question(fact=FactName(name), type=FactType.CHOICE, label=label, options=(*none, *offered))


def _attributes(*questions: Question) -> Mapping[str, Question]:
    return MappingProxyType({question.fact: question for question in questions})


SHAPES: Mapping[str, Mapping[str, Question]] = MappingProxyType(
    {
        "requirement": _attributes(
            _text("owner", "事项或一件事", "item or one-thing that requires it"),
            _text("item", "事项；属于一件事整体的为空文本", "item; empty for one of a whole one-thing"),
            _text("department", "事项的部门", "department of the item"),
            _text("type", "事项类型", "type of the item"),
            _text("material", "材料", "material"),
            _choice("material.kind", MaterialKind, "材料类型", "kind of the material"),
            _choice("material.origin", Origin, "来源渠道", "origin of the material"),
            _text("material.issuer", "材料的核发部门", "issuer of the material"),
            _choice("necessity", Necessity, "材料必要性", "necessity"),
            _choice("copies", Copies, "原件或复印件", "original or copy"),
            _choice("form", Form, "材料形式", "form"),
            _choice("handover", Handover, "提交方式", "how it may be handed in"),
            _text("holder", "谁的证件；申请人的为空文本", "whose document; empty for the applicant's"),
            _choice(
                "published",
                Waiver,
                "公布的免提交方式",
                "published waiver",
                unset=Label(zh="未公布", en="not published"),
            ),
        ),
        "source": _attributes(
            _text("id", "数据资源", "source"),
            _choice("kind", SourceKind, "数据资源类型", "kind of source"),
            _text("supplies", "提供的材料", "material that it supplies"),
            _choice("sharing", Sharing, "共享类型", "sharing type"),
            _text("provider", "提供部门", "department that provides it"),
            _choice("trust", Trust, "可信等级", "trust level"),
            _truth("consent", "须本人同意", "answers only with consent"),
        ),
        "result": _attributes(
            _text("item", "产生结果的事项", "item that produces it"),
            _text("material", "材料", "material"),
            _text("holder", "谁的证件；申请人的为空文本", "whose document; empty for the applicant's"),
            _text("department", "事项的部门", "department of the item"),
            _text("type", "事项类型", "type of the item"),
        ),
        "act": _attributes(
            _text("item", "事项", "item"),
            _text("id", "现场环节", "in-person act"),
            _choice("kind", ActKind, "到场原因", "why someone must come in person"),
            _text("place", "地点；部门窗口为空文本", "place; empty for the department's counter"),
            _text("department", "事项的部门", "department of the item"),
        ),
        "item": _attributes(
            _text("id", "事项", "item"),
            _text("department", "部门", "department"),
            _text("type", "事项类型", "type"),
            _truth("online", "可网上申请", "can be applied for online"),
        ),
    }
)
"""Every shape with its attributes, each declared as the question that conditions are checked against."""


def catalogue_facts(catalogue: Catalogue) -> Iterator[CatalogueFact]:
    """Yield all facts of the catalogue: items with all that is theirs, one-things, then sources."""
    for item in catalogue.items.values():
        yield from facts_of_item(catalogue, item)
    for onething in catalogue.onethings.values():
        yield from facts_of_onething(catalogue, onething)
    for source in catalogue.sources.values():
        yield from facts_of_source(catalogue, source)


def facts_of_item(catalogue: Catalogue, item: ServiceItem) -> Iterator[CatalogueFact]:
    """Yield the facts of one item: itself, its requirements, its results and its in-person acts."""
    department, kind = item.department, item.type or None
    own: dict[str, AttributeValue] = {"department": department, "type": kind}
    yield CatalogueFact("item", item.id, {"id": item.id, **own, "online": item.online})
    yield from _requirements(catalogue, item.requirements, {"owner": item.id, "item": item.id, **own})
    for result in item.results:
        produced = {"item": item.id, "material": result.material, "holder": result.holder}
        yield CatalogueFact("result", f"{item.id}/{result.material}", {**produced, **own})
    for act in item.all_acts:
        place = act.place.text("zh") if act.place else ""
        done = {"item": item.id, "id": act.id, "kind": act.kind.value, "place": place}
        yield CatalogueFact("act", f"{item.id}/{act.id}", {**done, "department": department})


def facts_of_onething(catalogue: Catalogue, onething: OneThing) -> Iterator[CatalogueFact]:
    """Yield the requirements of a one-thing as a whole; which department needs them, nobody published."""
    own: dict[str, AttributeValue] = {"owner": onething.id, "item": "", "department": None, "type": None}
    yield from _requirements(catalogue, onething.requirements, own)


def facts_of_source(
    catalogue: Catalogue,  # noqa: ARG001 - one signature for all that yield facts
    source: DataSource,
) -> Iterator[CatalogueFact]:
    """Yield one fact for each material that the source supplies; none if it supplies none."""
    own: dict[str, AttributeValue] = {
        "id": source.id,
        "kind": source.kind.value,
        "sharing": source.sharing.value,
        "provider": source.provider,
        "trust": source.trust.value,
        "consent": source.consent,
    }
    for material in dict.fromkeys(source.supplies):
        yield CatalogueFact("source", f"{source.id}/{material}", {**own, "supplies": material})


def _requirements(
    catalogue: Catalogue, requirements: Iterable[Requirement], own: Mapping[str, AttributeValue]
) -> Iterator[CatalogueFact]:
    for place, requirement in requirement_places(str(own["owner"]), requirements):
        shared = {**own, **_of_requirement(requirement)}
        for material in dict.fromkeys(one for option in requirement.options for one in option):
            yield CatalogueFact(
                "requirement", f"{place}/{material}", {**shared, **_of_material(catalogue, material)}
            )


def requirement_places(owner: str, requirements: Iterable[Requirement]) -> Iterator[tuple[str, Requirement]]:
    """Yield the requirements of an owner, each with its place: `owner/requirement`.

    An id that a guide gives twice is told apart by its number, such as `birth/id-card~2`.
    """
    met: Counter[str] = Counter()
    for requirement in requirements:
        met[requirement.id] += 1
        number = met[requirement.id]
        yield f"{owner}/{requirement.id}" + (f"~{number}" if number > 1 else ""), requirement


def _of_requirement(requirement: Requirement) -> dict[str, AttributeValue]:
    return {
        "necessity": requirement.necessity.value,
        "copies": requirement.copies.value,
        "form": requirement.form.value,
        "handover": requirement.handover.value,
        "holder": requirement.holder,
        "published": requirement.published.waiver.value if requirement.published else "",
    }


def _of_material(catalogue: Catalogue, id: MaterialId) -> dict[str, AttributeValue]:
    material = catalogue.materials.get(id)
    return {
        "material": id,
        "material.kind": material.kind.value if material else None,
        "material.origin": material.origin.value if material else None,
        "material.issuer": material.issuer if material else None,
    }
