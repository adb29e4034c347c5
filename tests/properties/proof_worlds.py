"""Small random worlds whose situations can all be gone through, with constraints between the questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations, product
from typing import Any

from flow_worlds import channels, flow_worlds
from hypothesis import strategies as st
from plan_worlds import DAY, DISTRICTS, FACTS, World, conditions, rarely

from onething.conditions import compile_condition, evaluate
from onething.model import Answer, Assume, Case, FactName, FigureKind, SourceId, Value, wish
from onething.situations import Claim
from onething.workflows import Planner

UP_TO_ONE = st.integers(0, 1)
KINDS = (FigureKind.VISITS, FigureKind.DAYS, FigureKind.MATERIALS)


@dataclass(frozen=True)
class Situation:
    """A whole situation: every question answered, and the sources that are down."""

    answers: Mapping[FactName, Value]
    down: tuple[SourceId, ...]


@dataclass(frozen=True)
class Promise:
    """A world, what all its situations have in common, and how many sources may be down."""

    world: World
    case: Case
    outages: int

    @property
    def planner(self) -> Planner:
        """A new planner of the world."""
        return self.world.planner()

    def situations(self) -> Iterator[Situation]:
        """Yield every situation that the constraints allow, as plainly as can be."""
        catalogue = self.world.catalogue
        wishes = [name for name in map(wish, catalogue.items) if name in catalogue.questions]
        values: dict[str, tuple[Value, ...]] = {**FACTS, **dict.fromkeys(wishes, (True, False))}
        asked = {FactName(name): own for name, own in values.items() if name not in self.case.facts}
        free = [id for id in catalogue.sources if id not in self.case.given]
        for answers in product(*asked.values()):
            known = dict(zip(asked, answers, strict=True))
            if self.allows(known):
                for count in range(self.outages + 1):
                    yield from (Situation(known, down) for down in combinations(free, count))

    def allows(self, known: Mapping[FactName, Value]) -> bool:
        """Tell whether the constraints allow these answers."""
        catalogue = self.world.catalogue
        wholes, _ = catalogue.onethings["o0"].members(catalogue.onethings)
        formulas = (
            compile_condition(one.always, catalogue.questions)
            for whole in wholes
            for one in whole.constraints
        )
        return all(evaluate(formula, {**self.case.facts, **known}) for formula in formulas)

    def case_of(self, situation: Situation) -> Case:
        """Return the case of a situation."""
        given = {**self.case.given, **dict.fromkeys(situation.down, Answer.DOWN)}
        facts = {**self.case.facts, **situation.answers}
        return Case.model_validate({**self.case.model_dump(), "facts": facts, "given": given})


def figure(planner: Planner, case: Case, kind: FigureKind) -> int:
    """Return what the plan of a case comes to."""
    handling = planner.handle("o0", case)
    if kind is FigureKind.VISITS:
        return len(handling.goings)
    return handling.days if kind is FigureKind.DAYS else handling.materials


def claim(kind: FigureKind, most: int) -> Claim:
    """Return the claim that a figure is at most so much."""
    return Claim.model_validate({kind.value: most})


@st.composite
def promises(draw: st.DrawFn, outages: st.SearchStrategy[int] = UP_TO_ONE) -> Promise:
    """Draw a world with or without constraints, through a channel or the best one."""
    world = draw(flow_worlds())
    always = draw(rarely(st.lists(conditions, min_size=1, max_size=2), []))
    whole = world.catalogue.onethings["o0"]
    written = {**whole.model_dump(by_alias=True), "constraints": [{"always": one} for one in always]}
    world = replace(world, catalogue=world.catalogue.with_noun(type(whole).model_validate(written)))
    facts: dict[str, Any] = {"channel": draw(channels)} if draw(st.booleans()) else {}
    case = Case.model_validate(
        {
            "facts": facts,
            "as_of": DAY,
            "region": draw(st.sampled_from(DISTRICTS)),
            "assume": draw(st.sampled_from((Assume.CONNECTED, Assume.CONNECTED, Assume.GUARANTEED))),
        }
    )
    return Promise(world, case, draw(outages))
