"""Small random worlds: a catalogue, rules on it, and cases, so that a plan can be thought out by hand.

Ids are one letter and a number (`i1` an item, `m2` a material, `s0` a source, `o0` a one-thing, `r3` a
rule), and so are names, so that a world can be relabelled as text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from hypothesis import strategies as st

from onething.model import (
    Case,
    Catalogue,
    DataSource,
    FactName,
    Jurisdiction,
    Material,
    OneThing,
    Question,
    RulePack,
    ServiceItem,
    Value,
    wish,
)
from onething.rules import PlainMatcher
from onething.workflows import Planner

DAY = date(2026, 6, 1)
CITY, DISTRICTS = "990100", ("990102", "990103")
TOWN = Jurisdiction.model_validate({"id": "town", "name": "town", "region": CITY})
FACTS: Mapping[str, tuple[Value, ...]] = {
    "flag": (True, False),
    "count": (5, 10, 30),
    "mood": ("x", "y", "z"),
}
QUESTIONS = tuple(
    Question.model_validate(question)
    for question in (
        {"fact": "flag", "label": "flag?"},
        {"fact": "count", "type": "number", "label": "count?"},
        {"fact": "mood", "type": "choice", "label": "mood?", "options": ["x", "y", "z"]},
    )
)
TESTS = (
    {"flag": True},
    {"flag": False},
    {"count": ">= 10"},
    {"count": "< 20"},
    {"mood": "x"},
    {"mood": 'not("y")'},
)
REGIONS = ("000000", "990000", CITY, *DISTRICTS)


@dataclass(frozen=True, repr=False)
class World:
    """A catalogue with one one-thing that matters, `o0`, and the rules on it."""

    catalogue: Catalogue
    packs: tuple[RulePack, ...]

    def __repr__(self) -> str:
        """Say what was drawn, and nothing that is the same in all worlds."""
        tables = (self.catalogue.items, self.catalogue.onethings, self.catalogue.sources)
        nouns = [*(noun for table in tables for noun in table.values()), *self.packs]
        return "\n".join(str(noun.model_dump(mode="json", exclude_defaults=True)) for noun in nouns)

    def planner(self) -> Planner:
        """Return a new planner of the world."""
        return Planner(self.catalogue, self.packs, matcher=PlainMatcher())


def rarely(strategy: st.SearchStrategy[Any], otherwise: Any = None) -> st.SearchStrategy[Any]:
    """Draw from the strategy one time in four."""
    return st.sampled_from((False, False, False, True)).flatmap(
        lambda drawn: strategy if drawn else st.just(otherwise)
    )


def often(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Draw from the strategy one time in two, else None."""
    return st.booleans().flatmap(lambda drawn: strategy if drawn else st.none())


conditions = st.one_of(
    st.sampled_from(TESTS),
    st.builds(
        lambda join, parts: {join: parts},
        st.sampled_from(("all", "any")),
        st.lists(st.sampled_from(TESTS), min_size=2, max_size=2),
    ),
    st.builds(lambda part: {"not": part}, st.sampled_from(TESTS)),
)
validities = st.sampled_from(({"until": "2026-01-01"}, {"from": "2026-03-01"}, {"from": "2027-01-01"}))
materials = st.sampled_from([f"m{number}" for number in range(4)])


def _given(**strategies: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Draw a mapping without the keys that came out as None."""
    found = st.fixed_dictionaries(strategies)
    return found.map(lambda drawn: {key: value for key, value in drawn.items() if value is not None})


wanted = st.one_of(
    st.builds(lambda material: {"material": material}, materials),
    st.builds(
        lambda options: {"alternatives": options},
        st.lists(st.lists(materials, min_size=1, max_size=2), min_size=1, max_size=3),
    ),
)
terms = _given(
    when=often(conditions),
    valid=rarely(validities),
    holder=rarely(st.just("child")),
    necessity=rarely(st.just("deferrable")),
    count=rarely(st.just(2)),
)
requirements = st.lists(
    st.builds(lambda want, more: {**want, **more}, wanted, terms), min_size=1, max_size=3
).map(lambda found: [{**requirement, "id": f"need{number}"} for number, requirement in enumerate(found)])


@st.composite
def kinds(draw: st.DrawFn, number: int) -> Material:
    """Draw a material, which may be out of force."""
    drawn = draw(rarely(_given(valid=rarely(validities)), {}))
    return Material.model_validate({"id": f"m{number}", "name": f"m{number}", **drawn})


@st.composite
def items(draw: st.DrawFn, number: int) -> ServiceItem:
    """Draw an item with up to three requirements and at most one result."""
    drawn = draw(_given(valid=rarely(validities), requirements=requirements))
    results = draw(st.lists(_given(material=materials, holder=rarely(st.just("child"))), max_size=1))
    return ServiceItem.model_validate({"id": f"i{number}", "name": f"i{number}", **drawn, "results": results})


@st.composite
def entries(draw: st.DrawFn, numbers: list[int]) -> list[dict[str, Any]]:
    """Draw the parts of a one-thing: each item once, some of them in a `one_of`."""
    parts = [
        {"item": f"i{number}", **draw(_given(when=rarely(conditions), optional=rarely(st.just(True))))}
        for number in numbers
    ]
    if len(parts) > 2 and draw(st.booleans()):
        group = {"one_of": parts[:2], **draw(_given(when=rarely(conditions)))}
        return [group, *parts[2:]]
    return parts


coverages = st.lists(
    st.builds(
        lambda region, share: {"region": region, "share": share},
        st.sampled_from(REGIONS),
        st.sampled_from((0, 0.5, 1)),
    ),
    min_size=1,
    max_size=3,
    unique_by=lambda coverage: coverage["region"],
)


@st.composite
def sources(draw: st.DrawFn, number: int, owners: tuple[str, ...]) -> DataSource:
    """Draw a source of one or two materials."""
    drawn = draw(
        _given(
            kind=st.sampled_from(("e-licence", "verification", "register")),
            supplies=st.lists(materials, min_size=1, max_size=2, unique=True),
            connected=rarely(
                st.one_of(st.just(False), st.lists(st.sampled_from(owners), max_size=2, unique=True))
            ),
            coverage=often(coverages),
            consent=rarely(st.just(True)),
            valid=rarely(validities),
        )
    )
    return DataSource.model_validate({"id": f"s{number}", "name": f"s{number}", **drawn})


def _rule(number: int, match: dict[str, Any], then: dict[str, str], more: dict[str, Any]) -> dict[str, Any]:
    return {"id": f"r{number}", "title": f"r{number}", "basis": "law", "match": match, "then": then, **more}


def _of_source(kind: str) -> dict[str, Any]:
    return {"requirement": {}, "source": {"kind": kind, "supplies": "{requirement.material}"}}


_RESULT = {
    "requirement": {},
    "result": {"material": "{requirement.material}", "holder": "{requirement.holder}"},
}
some_requirements = st.one_of(
    st.just({}),
    st.builds(lambda material: {"material": material}, materials),
    st.builds(lambda number: {"owner": f"i{number}"}, st.integers(0, 3)),
    st.just({"necessity": "deferrable"}),
)
rules = st.one_of(
    st.just((_RESULT, {"replace_by": "upstream-result"})),
    st.just(({"requirement": {}}, {"replace_by": "held-once"})),
    st.just((_of_source("e-licence"), {"replace_by": "e-licence"})),
    st.just((_of_source("verification"), {"replace_by": "data-check"})),
    st.just((_of_source("register"), {"replace_by": "department-check"})),
    st.builds(
        lambda requirement, mode: ({"requirement": requirement}, {"replace_by": mode}),
        some_requirements.filter(bool),
        st.sampled_from(("abolished", "commitment", "deferral", "held-once")),
    ),
    st.builds(
        lambda requirement, mode: ({"requirement": requirement}, {"forbid": mode}),
        some_requirements,
        st.sampled_from(("upstream-result", "held-once", "e-licence", "commitment")),
    ),
    st.just(
        (
            {"requirement": {}, "source": {"supplies": "{requirement.material}", "consent": True}},
            {"forbid": "e-licence"},
        )
    ),
)


@st.composite
def rule_packs(draw: st.DrawFn) -> tuple[RulePack, ...]:
    """Draw up to two packs with up to six rules in all; the usual ones are more frequent."""
    usual = draw(st.sampled_from((5, 5, 5, 4, 3, 0)))
    always = [
        (_RESULT, {"replace_by": "upstream-result"}),
        ({"requirement": {}}, {"replace_by": "held-once"}),
        (_of_source("e-licence"), {"replace_by": "e-licence"}),
        (_of_source("verification"), {"replace_by": "data-check"}),
        ({"requirement": {"necessity": "deferrable"}}, {"replace_by": "deferral"}),
    ][:usual]
    drawn = [*always, *draw(st.lists(rules, max_size=3))]
    terms = [
        draw(_given(when=often(conditions), valid=rarely(validities))) if n >= usual else {}
        for n in range(len(drawn))
    ]
    written = [
        _rule(n, match, then, more) for n, ((match, then), more) in enumerate(zip(drawn, terms, strict=True))
    ]
    cut = draw(st.integers(0, len(written)))
    region = draw(st.sampled_from(("990000", CITY, DISTRICTS[0])))
    return tuple(
        RulePack.model_validate({"id": id, "title": id, "region": where, "rules": part})
        for id, where, part in (("nation", "000000", written[:cut]), ("place", region, written[cut:]))
    )


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Draw two to four items, four materials, up to four sources, and the rules on them."""
    count = draw(st.integers(2, 4))
    numbers = draw(st.permutations(range(count)))
    nested = draw(st.integers(0, 1)) if count > 2 else 0
    inner = OneThing.model_validate(
        {"id": "o1", "name": "o1", "items": draw(entries(numbers[count - nested :]))}
    )
    parts = draw(entries(numbers[: count - nested]))
    if nested:
        parts.insert(
            draw(st.integers(0, len(parts))), {"onething": "o1", **draw(_given(when=rarely(conditions)))}
        )
    outer = OneThing.model_validate(
        {"id": "o0", "name": "o0", "items": parts, "requirements": draw(rarely(requirements, []))}
    )
    owners = (*(f"i{number}" for number in range(count)), "o0")
    found = Catalogue(TOWN, declared={question.fact: question for question in QUESTIONS})
    nouns = [
        *(draw(kinds(number)) for number in range(4)),
        *(draw(items(number)) for number in range(count)),
        *((inner,) if nested else ()),
        outer,
        *(draw(sources(number, owners)) for number in range(draw(st.integers(1, 4)))),
    ]
    for noun in nouns:
        found = found.with_noun(noun)
    return World(found, draw(rule_packs()))


def answers(world: World) -> st.SearchStrategy[dict[FactName, Value]]:
    """Draw an answer to every question of the world."""
    wishes = {
        question: (True, False)
        for question in map(wish, world.catalogue.items)
        if question in world.catalogue.questions
    }
    return st.fixed_dictionaries(
        {FactName(name): st.sampled_from(values) for name, values in {**FACTS, **wishes}.items()}
    )


@st.composite
def cases(draw: st.DrawFn, world: World) -> Case:
    """Draw a case in which every question is answered."""
    given = {
        id: answer
        for id in world.catalogue.sources
        if (answer := draw(rarely(st.sampled_from(("hit", "miss", "down")))))
    }
    return Case.model_validate(
        {
            "facts": {
                **draw(answers(world)),
                **draw(rarely(st.fixed_dictionaries({"consent": st.booleans()}), {})),
            },
            "as_of": DAY,
            "region": draw(st.sampled_from(DISTRICTS)),
            "assume": draw(st.sampled_from(("connected", "connected", "guaranteed"))),
            "given": given,
        }
    )


@st.composite
def worlds_and_cases(draw: st.DrawFn) -> tuple[World, Case]:
    """Draw a world, and a fully answered case in it."""
    world = draw(worlds())
    return world, draw(cases(world))


@st.composite
def half_answered(draw: st.DrawFn, case: Case) -> Case:
    """Draw a case of which `case` is a completion."""
    facts = {name: value for name, value in case.facts.items() if name == "consent" or draw(st.booleans())}
    region = case.region
    if case.assume == "connected":
        region = draw(st.sampled_from((case.region, CITY, "990000")))
    return case.model_copy(update={"facts": facts, "region": region})
