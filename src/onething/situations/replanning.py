"""Whether the plans of a part come to no more than a certificate says, by planning it half-answered.

The figures of a half-answered case are the most that any answers bring; where that is more than is said,
the part is split by a class of values until it is not, or no fact is left to split by.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from onething.model import CHANNEL, Answer, Case, Channel, FigureKind, SourceId
from onething.situations.covering import Cover, Part

__all__ = ["Replanned"]


@dataclass
class Replanned:
    """Plans the parts of a certificate; what it has planned it keeps."""

    cover: Cover
    count: int = 0
    """How many cases were planned."""
    _known: dict[str, Mapping[FigureKind, int]] = field(default_factory=dict)

    def at_most(self, part: Part, figures: Mapping[FigureKind, int]) -> bool:
        """Tell whether every situation in a part comes to so much at most, whichever sources are down."""
        return all(self._kept(part, down, figures) for down in self.cover.patterns(part))

    def _kept(self, part: Part, down: Sequence[SourceId], figures: Mapping[FigureKind, int]) -> bool:
        """Tell the same of those in which these sources are down, looking closer where it is not clear."""
        if not self.cover.inhabited(part):
            return True
        most = self._figures(part, down)
        if all(most[kind] <= figures[kind] for kind in self._kinds):
            return True
        open_ = self.cover.open_facts(part)
        return bool(open_) and all(self._kept(one, down, figures) for one in self.cover.split(part, open_[0]))

    @property
    def _kinds(self) -> tuple[FigureKind, ...]:
        return self.cover.of.made.claim.kinds

    def _figures(self, part: Part, down: Sequence[SourceId]) -> Mapping[FigureKind, int]:
        """Return the figures of a part with these sources down, through each channel it may take."""
        case = self._case(part, down)
        key = case.model_dump_json()
        if key not in self._known:
            self._known[key] = self._reckoned(case, settled=not self.cover.open_facts(part))
        return self._known[key]

    def _case(self, part: Part, down: Sequence[SourceId]) -> Case:
        common = self.cover.of.case
        facts = {**common.facts, **self.cover.answers(part)}
        given = {**common.given, **dict.fromkeys(down, Answer.DOWN)}
        return Case.model_validate({**common.model_dump(), "facts": facts, "given": given})

    def _reckoned(self, case: Case, *, settled: bool) -> Mapping[FigureKind, int]:
        planner, made = self.cover.of.planner, self.cover.of.made
        published = planner.catalogue.onething(made.onething).channels
        # Through the best channel a half-answered plan bounds the visits alone, by which it is chosen, and
        # these only where the window, which is never shut, is among those that are compared.
        windowed = not published or Channel.WINDOW in published
        bounded = self._kinds == (FigureKind.VISITS,) and windowed
        if bounded or CHANNEL in case.facts or (settled and not self._open(case)):
            return self._plan(case)
        channels = dict.fromkeys((*published, Channel.WINDOW))
        every = [self._plan(case.with_fact(CHANNEL, str(one))) for one in channels]
        return {kind: max(figures[kind] for figures in every) for kind in self._kinds}

    def _open(self, case: Case) -> bool:
        """Tell whether a fact is open that a person could be asked."""
        planner = self.cover.of.planner
        questions = planner.plan(self.cover.of.made.onething, case).questions
        return any(one.question.fact in planner.questions for one in questions)

    def _plan(self, case: Case) -> Mapping[FigureKind, int]:
        self.count += 1
        handling = self.cover.of.planner.handle(self.cover.of.made.onething, case)
        figures = {
            FigureKind.VISITS: lambda: len(handling.goings),
            FigureKind.DAYS: lambda: handling.days,
            FigureKind.MATERIALS: lambda: handling.materials,
        }
        return {kind: figures[kind]() for kind in self._kinds}
