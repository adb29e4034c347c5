"""Guides as one-things: what they are called, which items they join, and what they promise."""

from __future__ import annotations

from collections.abc import Mapping

from onething.formats.guides.citations import citations
from onething.formats.guides.codes import NOT_AN_IDENTITY
from onething.formats.guides.published import Guide, OneThingGuide, PublishedFee
from onething.formats.guides.requirements import Demands
from onething.formats.guides.vocabulary import Vocabulary
from onething.formats.guides.wording import is_sentence, matching_name, says_nothing, short_name
from onething.language import Label
from onething.model import Duration, Entry, Fee, ItemId, OneThing, OneThingId

__all__ = ["fees_of", "onething_of", "spoken_reason"]


def onething_of(
    guide: OneThingGuide,
    id: OneThingId,
    demands: Demands,
    items: Mapping[str, ItemId],
    vocabulary: Vocabulary,
) -> OneThing:
    """Return the one-thing that a guide publishes.

    `items` holds the id of each item by its name in the form in which names are compared.
    """
    names, departments = vocabulary.names, vocabulary.departments
    given = names.guide_of.get(guide.list_code) or names.guide_of.get(guide.code)
    promised = guide.promised if guide.promised is not None else guide.promised_in_summary
    entries = dict.fromkeys(items[matching_name(item.name)] for item in guide.items)
    return OneThing(
        id=id,
        name=Label(zh=guide.name, en=given.name.en if given and given.name else ""),
        codes=tuple(dict.fromkeys(code for code in (guide.code, guide.list_code) if code)),
        region=guide.region or vocabulary.region,
        lead=departments.named(guide.lead),
        departments=tuple(
            dict.fromkeys(
                departments.by_code[code] for code, _ in guide.departments if code != NOT_AN_IDENTITY
            )
        ),
        items=tuple(Entry(item=item) for item in entries),
        requirements=demands.requirements,
        questions=demands.questions,
        promised_days=None if promised is None else Duration(days=promised),
        figures=guide.figures,
        visit_reason=spoken_reason(guide) if vocabulary.with_text else "",
        channels=guide.channels,
        fees=fees_of(guide, with_text=vocabulary.with_text),
        conditions=_conditions(guide) if vocabulary.with_text else (),
    )


def fees_of(guide: Guide, *, with_text: bool) -> tuple[Fee, ...]:
    """Return the fees of a guide; those of an item are named with it."""
    return tuple(dict.fromkeys(_fee(fee, with_text=with_text) for fee in guide.fees))


def _fee(fee: PublishedFee, *, with_text: bool) -> Fee:
    item = f"（{fee.item}）" if fee.item else ""
    standard = fee.standard if with_text or not is_sentence(fee.standard) else ""
    bases = tuple(f"{basis.document}{basis.article}" for basis in citations(fee.basis))
    if with_text and fee.basis and not bases:
        bases = (fee.basis,)
    return Fee(name=Label(zh=short_name(fee.name) + item), standard=standard, basis=bases)


def spoken_reason(guide: Guide) -> str:
    """Return the published reason for a visit, without filler."""
    return "" if says_nothing(guide.visit_reason) else guide.visit_reason


def _conditions(guide: OneThingGuide) -> tuple[str, ...]:
    """Return the conditions of acceptance; whichever of the two texts names an item goes first."""
    items = {matching_name(item.name) for item in guide.items}
    texts = []
    for first, second in guide.conditions:
        heading, text = (
            (second, first) if _heads(second, items) and not _heads(first, items) else (first, second)
        )
        parts = [part for part in dict.fromkeys((heading, text)) if not says_nothing(part)]
        if parts:
            texts.append("：".join(parts))
    return tuple(texts)


def _heads(text: str, items: set[str]) -> bool:
    return matching_name(text).removeprefix("办理") in items
