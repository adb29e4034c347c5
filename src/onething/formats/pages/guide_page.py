"""The printable guide of a one-thing (办事指南): one HTML file, without scripts and without a network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import starmap, zip_longest

from onething.formats.pages.bringing import bring, fill_in, need_not_bring
from onething.formats.pages.closing import assumptions, contacts, fees, figures, open_questions, version
from onething.formats.pages.doing import back_office, own_steps
from onething.formats.pages.going import cards, time, visits, what, where
from onething.formats.pages.parts import Chapter, Guide, Part
from onething.formats.pages.situations import Situation, answers, overview, shared
from onething.formats.pages.template import template
from onething.formats.reports.names import Names
from onething.language import Label, Language
from onething.model import Catalogue, FactName, Plan

__all__ = ["guide_page"]

_CASE = (
    what,
    where,
    visits,
    time,
    bring,
    need_not_bring,
    fill_in,
    own_steps,
    back_office,
    fees,
    figures,
    open_questions,
)
"""The parts about one case, in the order in which a citizen reads them."""
_ALL = (assumptions, contacts, version)
"""The parts about all cases together."""


def guide_page(
    plans: Sequence[Plan],
    catalogue: Catalogue,
    language: Language,
    *,
    meanings: Sequence[Mapping[FactName, Label]] = (),
) -> str:
    """Return the guide of one case, or of several cases of one one-thing, as an HTML page for A4.

    Several plans become one chapter each, behind a table of what tells them apart. Of a person's
    answers nothing is printed that is a free text or a day. An answer that stands for many others, such
    as 6 for all ages below 7, is printed as what `meanings` says of it, plan by plan.

    Raises MissingExtra where Jinja2 is not installed, ValueError for no plan at all or plans of
    different one-things.
    """
    if len({plan.onething for plan in plans}) != 1:
        raise ValueError("a guide is made of plans of one one-thing")
    situations = tuple(starmap(Situation, zip_longest(plans, meanings[: len(plans)], fillvalue={})))
    answered = tuple(dict.fromkeys(question for plan in plans for question in plan.answered))
    return template("guide.html.jinja").render(guide=_guide(situations, Names(language, catalogue, answered)))


def _guide(situations: Sequence[Situation], names: Names) -> Guide:
    plans = [one.plan for one in situations]
    return Guide(
        language=names.language,
        title=names.text(plans[0].name),
        about=names.say("办事指南", "Service guide"),
        answers_title=names.say("适用于这样的情形", "For this case"),
        answers=shared(situations[0], plans, names),
        overview=overview(situations, names) if len(plans) > 1 else None,
        chapters=tuple(_chapter(number, one, plans, names) for number, one in enumerate(situations, 1)),
        ending=_full(*(part(plans, names) for part in _ALL)),
    )


def _chapter(number: int, one: Situation, plans: Sequence[Plan], names: Names) -> Chapter:
    return Chapter(
        id=f"case-{number}",
        title=names.say(f"情形 {number}", f"Situation {number}") if len(plans) > 1 else "",
        answers=answers(one, plans, names),
        cards=cards(one.plan, names),
        parts=_full(*(part(one.plan, names) for part in _CASE)),
    )


def _full(*parts: Part) -> tuple[Part, ...]:
    return tuple(part for part in parts if not part.empty)
