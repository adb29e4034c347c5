"""Figures of very many cases: each worked out once for all cases that the rules cannot tell apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import takewhile

from onething.model import (
    CHANNEL,
    Answer,
    Case,
    Channel,
    FactName,
    ItemId,
    MaterialId,
    Outcome,
    SourceId,
    World,
)
from onething.model.frozen import Frozen
from onething.workflows.deciding import Decision, decide, group_outcomes, handed_in
from onething.workflows.flow.courses import Courses
from onething.workflows.flow.handling import Handling, Online, handle, handled_online
from onething.workflows.flow.measures import beyond_identity, certain_stars
from onething.workflows.form_filling import undecided_fields
from onething.workflows.kept import Kept
from onething.workflows.outcomes import CaseFigures, Chance
from onething.workflows.program import OPEN, Program
from onething.workflows.reading import Reading
from onething.workflows.reasons import Reasons
from onething.workflows.reporting import open_facts

__all__ = ["Figuring"]

_MOST = 100_000
"""So many figures of a one-thing are kept."""

_RECENT = 1_000
"""So many of the last decisions are kept."""

_Unheard = frozenset[SourceId]
_Place = tuple[int, Sequence[ItemId] | None, object, str | None, _Unheard]
"""What figures hang on: what is left of the terms, the items wanted, channel, region, what is not heard."""


class Figuring:
    """Works out the figures of the cases of one program; it may be shared between threads."""

    def __init__(self, program: Program, reading: Reading, reasons: Reasons, courses: Courses) -> None:
        self._program, self._reading, self._reasons, self._courses = program, reading, reasons, courses
        self._decisions: Kept[tuple[int, Sequence[ItemId] | None], Decision] = Kept(_RECENT)
        self._figures: Kept[_Place, CaseFigures] = Kept(_MOST)
        self._shared: Kept[str, Mapping[SourceId, float]] = Kept(_RECENT)
        self._chances: Kept[_Place, tuple[Chance, ...]] = Kept(_MOST)

    def figures(self, case: Case, unheard: _Unheard = frozenset()) -> CaseFigures:
        """Return the figures of a settled case."""
        return self._figures.of(self._place(case, unheard), lambda: self._worked_out(case, unheard))

    def chances(self, case: Case) -> tuple[Chance, ...]:
        """Return what a settled case comes to, by what the sources answer that do not know every case.

        Only what matters is told apart: a source is taken to know the case, and not to, where the plan
        still hangs on it.
        """
        shares = self._shares(case)
        return self._split(case, shares, frozenset(shares))

    def _shares(self, case: Case) -> Mapping[SourceId, float]:
        """Return the sources that know some cases of the region and not others, each with its share."""
        known = self._shared.of(str(case.region), lambda: self._shares_in(str(case.region)))
        return {id: share for id, share in known.items() if id not in case.given} if case.given else known

    def _shares_in(self, region: str) -> Mapping[SourceId, float]:
        asked = {source.id: source.share_in(region) for source in self._program.sources.values()}
        return {id: share for id, share in asked.items() if 0 < share < 1}

    def _split(self, case: Case, shares: Mapping[SourceId, float], unheard: _Unheard) -> tuple[Chance, ...]:
        place = self._place(case, unheard)
        return self._chances.of(place, lambda: self._spread(case, shares, unheard))

    def _spread(self, case: Case, shares: Mapping[SourceId, float], unheard: _Unheard) -> tuple[Chance, ...]:
        source = next(self._waited_for(case, unheard), None) if unheard else None
        if source is None:
            return (Chance(1.0, self.figures(case, unheard)),)
        found: dict[CaseFigures, float] = {}
        for answer, share in ((Answer.HIT, shares[source]), (Answer.MISS, 1 - shares[source])):
            known = case.model_copy(update={"given": Frozen({**case.given, source: answer})})
            for chance in self._split(known, shares, unheard - {source}):
                found[chance.figures] = found.get(chance.figures, 0.0) + share * chance.probability
        return tuple(Chance(probability, figures) for figures, probability in found.items())

    def _waited_for(self, case: Case, unheard: _Unheard) -> Iterator[SourceId]:
        """Yield the sources whose answer the plan of a case hangs on, through any of its channels."""
        program = self._program
        given = case.facts.get(CHANNEL)
        published = program.onething.channels or (Channel.WINDOW,)
        # The depth of online handling is told whatever the channel.
        online = (Channel.ONLINE,) if Channel.ONLINE in published else ()
        channels = (Channel(str(given)), *online) if given else (*published, Channel.WINDOW)
        for channel in dict.fromkeys(channels):
            known = case.with_fact(CHANNEL, channel.value)
            for fact in self._open_facts(self._decided(known, unheard)):
                source = program.sources.get(fact)
                if source and source.id in unheard:
                    yield source.id

    def _decided(self, case: Case, unheard: _Unheard) -> Decision:
        """Decide a case; most channels and stages of one case come to the same terms."""
        bits = self._reading.bits(case, unheard)
        key = bits, case.items
        return self._decisions.of(key, lambda: decide(self._program, bits, case.items))

    def _open_facts(self, decision: Decision) -> Iterator[FactName]:
        """Yield the facts that would help to decide what is open, form fields and second uses included."""
        program, state = self._program, decision.state
        yield from (fact for _, fact in open_facts(program, decision, self._reasons))
        for number, fate in enumerate(decision.fates):
            if fate is OPEN:
                demand = program.demands[number]
                ways = takewhile(lambda way: way.held_once or not state.held & way.mask, demand.ways)
                for mask in (demand.mask, *(way.mask for way in ways)):
                    yield from self._reasons.unknown(mask, state)
        for mask in (
            *undecided_fields(program, decision),
            *(mask for *_, mask in program.duties.open_masks(state)),
        ):
            yield from self._reasons.unknown(mask, state)

    def _worked_out(self, case: Case, unheard: _Unheard) -> CaseFigures:
        decider = partial(self._decided, unheard=unheard)
        handling = handle(self._program, decider, case, World.AFTER, self._courses)
        return self._tell(handling, handled_online(handling, decider))

    def _tell(self, handling: Handling, online: Online) -> CaseFigures:
        program, setting, decision = self._program, handling.setting, handling.decision
        course = self._courses.of(setting, handling.course)
        applies = course.steps > 0
        return CaseFigures(
            channel=setting.channel,
            materials=handling.materials,
            visits=course.visits,
            days=course.days,
            steps=course.steps,
            fields=handling.fields,
            forms=handling.forms,
            departments=course.departments,
            stars=certain_stars(online) if applies else 0,
            online=bool(online.offered),
            id_card_only=applies and not any(beyond_identity(setting)),
            at_once=applies and not course.days and course.all_published,
            open=self._asks(decision),
            items=tuple(
                slot.item
                for slot, truth in zip(program.slots, decision.included, strict=True)
                if truth is not False
            ),
            asked=tuple(self._asked(decision)),
            answered=tuple(self._answered(decision)),
        )

    def _asks(self, decision: Decision) -> bool:
        """Tell whether the plan has a question open; nobody is asked what a source answers."""
        facts = (fact for _, fact in open_facts(self._program, decision, self._reasons))
        return any(fact not in self._program.sources for fact in facts)

    def _asked(self, decision: Decision) -> Iterator[MaterialId]:
        """Yield each piece that is, or may be, handed in."""
        for place, _ in handed_in(self._program, decision):
            yield self._program.demands[self._program.groups[place][0]].material.id

    def _answered(self, decision: Decision) -> Iterator[SourceId]:
        """Yield for each piece that sources make unnecessary the first of them."""
        demands, fates = self._program.demands, decision.fates
        for group, outcome in zip(self._program.groups, group_outcomes(self._program, decision), strict=True):
            if outcome is not Outcome.REPLACED:
                continue
            used = ((demands[n], fates[n].used) for n in group)
            ways = (demand.ways[number].way for demand, number in used if number is not None)
            source = next((way.source for way in ways if way.source), None)
            if source:
                yield source

    def _place(self, case: Case, unheard: _Unheard) -> _Place:
        bits = self._reading.bits(case, unheard)
        return bits, case.items, case.facts.get(CHANNEL), case.region if unheard else None, unheard
