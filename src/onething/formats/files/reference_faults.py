"""What is wrong between the nouns of a catalogue, each with its place: names, circles, declarations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onething.errors import Fault
from onething.formats.files.kinds import CATALOGUE_KINDS
from onething.language import Label
from onething.model import ANSWERS, BUILT_IN, Catalogue, FactName, Located, Question
from onething.model.references import Circle, Doubled, Unresolved, circles, doubled, unresolved

__all__ = ["Declared", "circle_faults", "declaration_faults", "declared_in", "doubled_faults", "name_faults"]

Declared = tuple[Question, Located | None]
"""A question and where it is declared; None for those that every case has."""


def name_faults(
    catalogue: Catalogue, *, unread: Iterable[str], broken: Iterable[tuple[str, str]]
) -> Iterator[Fault]:
    """Yield a fault for each name that nothing bears.

    Nothing is said about what may stand in a kind of file that could not be read (`unread`), or is the
    id of a noun that is broken itself (`broken`, as kind and id).
    """
    unsure, ids = set(unread), set(broken)
    for missing in unresolved(catalogue):
        if unsure.isdisjoint(missing.expected) and not any(
            (k, missing.name) in ids for k in missing.expected
        ):
            yield _name_fault(catalogue, missing)


def circle_faults(catalogue: Catalogue) -> Iterator[Fault]:
    """Yield a fault for each circle of nested one-things."""
    return (_circle_fault(catalogue, circle) for circle in circles(catalogue))


def doubled_faults(catalogue: Catalogue) -> Iterator[Fault]:
    """Yield a fault for each item that stands twice in one one-thing."""
    return (_doubled_fault(catalogue, twice) for twice in doubled(catalogue))


def declared_in(catalogue: Catalogue) -> Iterator[Declared]:
    """Yield all questions with their places: the built-in ones, the catalogue's, its one-things'."""
    yield from ((question, None) for question in BUILT_IN)
    for question in catalogue.declared.values():
        yield question, catalogue.places["questions", question.fact]
    for onething in catalogue.onethings.values():
        within = catalogue.places["onethings", onething.id]
        for number, question in enumerate(onething.questions):
            yield question, Located(within.file, within.lines, (*within.prefix, "questions", number))


def declaration_faults(declared: Iterable[Declared]) -> Iterator[Fault]:
    """Yield a fault for each question that is declared otherwise than before, or under a reserved name."""
    first: dict[FactName, Declared] = {}
    for question, located in declared:
        if located and (":" in question.fact or question.fact.startswith(ANSWERS)):
            yield Fault(
                located.find("fact"),
                Label(
                    zh=f"事实名“{question.fact}”含有冒号，或以“{ANSWERS}”开头",
                    en=f"the fact “{question.fact}” has a colon in its name, or begins with “{ANSWERS}”",
                ),
                Label(zh="这样的名称由程序自用，请改名", en="such names are the library's own: rename it"),
            )
        before, place = first.setdefault(question.fact, (question, located))
        if before != question and located:
            zh, en = (
                (str(place.find()),) * 2
                if place
                else ("每个办件都有的同名问题", "the one that every case has")
            )
            yield Fault(
                located.find(),
                Label(
                    zh=f"问题“{question.fact}”的声明不同于 {zh}",
                    en=f"“{question.fact}” is declared otherwise than {en}",
                ),
                Label(zh="两处写成一样，或改名", en="declare it equally, or give it another name"),
            )


def _name_fault(catalogue: Catalogue, missing: Unresolved) -> Fault:
    kinds = [CATALOGUE_KINDS[table] for table in missing.expected]
    zh, en = "或".join(kind.noun_zh for kind in kinds), " or ".join(kind.noun for kind in kinds)
    found = Label(
        zh=f"{_subject(missing.kind, missing.id).zh}：没有{zh}“{missing.name}”",
        en=f"{_subject(missing.kind, missing.id).en}: there is no {en} “{missing.name}”",
    )
    if missing.near:
        near = ", ".join(missing.near)
        mend = Label(zh=f"是否指：{near}", en=f"did you mean {near}?")
    else:
        files = ", ".join(f"{kind.name}.yaml" for kind in kinds)
        mend = Label(zh=f"改正名称，或在 {files} 中加上它", en=f"mend the name, or add it to {files}")
    return Fault(_located(catalogue, missing.kind, missing.id).find(*missing.path), found, mend)


def _circle_fault(catalogue: Catalogue, circle: Circle) -> Fault:
    ring = " → ".join((*circle.onethings, circle.onethings[0]))
    found = Label(zh=f"一件事循环包含：{ring}", en=f"one-things nest each other in a circle: {ring}")
    mend = Label(zh="去掉其中一处", en="take one of them out")
    return Fault(_located(catalogue, "onethings", circle.onethings[-1]).find(*circle.path), found, mend)


def _doubled_fault(catalogue: Catalogue, twice: Doubled) -> Fault:
    located = _located(catalogue, "onethings", twice.onething)
    first, name = located.find(*twice.first), _subject("onethings", twice.onething)
    found = Label(
        zh=f"{name.zh}：事项“{twice.item}”重复，已见于 {first}",
        en=f"{name.en}: the item “{twice.item}” stands twice; it stands at {first} too",
    )
    return Fault(located.find(*twice.path), found, Label(zh="只保留一处", en="keep one of them"))


def _subject(kind: str, id: str) -> Label:
    return Label(zh=f"{CATALOGUE_KINDS[kind].noun_zh} {id}", en=f"{CATALOGUE_KINDS[kind].noun} {id}")


def _located(catalogue: Catalogue, kind: str, id: str) -> Located:
    return catalogue.places[kind, id]
