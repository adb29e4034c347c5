"""What becomes of materials in a plan, beside what is expected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onething.language import Label
from onething.model import CaseFailure, Expectation, Mode, NotAsked, Outcome, Plan, PlannedMaterial

__all__ = ["asked_for", "checked", "lines_of", "not_asked_for"]


def checked(expect: Expectation, plan: Plan) -> Iterator[CaseFailure | None]:
    """Yield what is otherwise than expected of materials."""
    yield from (asked_for(plan, name) for name in expect.asked_for or ())
    yield from (not_asked_for(plan, name, by) for name, by in (expect.not_asked_for or {}).items())


def asked_for(plan: Plan, material: str) -> CaseFailure | None:
    """Check that a material, known by its id, is handed in."""
    found = lines_of(plan, material)
    if any(one.outcome is Outcome.HAND_IN for one in found):
        return None
    name = found[0].name if found else Label(zh=material, en=material)
    return CaseFailure(
        what="asked_for",
        expected=Label(zh=f"要交“{name.text('zh')}”", en=f"“{name.text('en')}” is handed in"),
        found=_found(found),
        causes=tuple(_whys(found)),
    )


def not_asked_for(plan: Plan, material: str, by: Mode | NotAsked | None = None) -> CaseFailure | None:
    """Check that a material is not handed in, whoever holds it, and which way stands for it if given.

    With a way, every demand that applies has to be met by it, or by what another demand is met by.
    """
    found = lines_of(plan, material)
    if _not_handed_in(found) and _by(found, by):
        return None
    name = found[0].name if found else Label(zh=material, en=material)
    zh, en = (f"（{by}）", f" ({by})") if by else ("", "")
    return CaseFailure(
        what="not_asked_for",
        expected=Label(zh=f"不要交“{name.text('zh')}”{zh}", en=f"“{name.text('en')}” is not handed in{en}"),
        found=_found(found),
        causes=tuple(_whys(found)),
    )


def lines_of(plan: Plan, material: str) -> Sequence[PlannedMaterial]:
    """Return what a plan says of a material: of every holder, or of the one in brackets."""
    id, bracket, rest = material.partition("[")
    holder = rest.removesuffix("]")
    return [one for one in plan.materials if one.material == id and (not bracket or one.holder == holder)]


_OUTCOMES = {
    Outcome.HAND_IN: Label(zh="要交", en="it is handed in"),
    Outcome.REPLACED: Label(zh="免交", en="it is replaced"),
    Outcome.NOT_NEEDED: Label(zh="本情形不需要", en="it is not needed in this case"),
    Outcome.OPEN: Label(zh="待定", en="it is open"),
}

_ABSENT = Label(zh="本方案中没有", en="it is not in the plan")


def _not_handed_in(found: Sequence[PlannedMaterial]) -> bool:
    return all(one.outcome in (Outcome.REPLACED, Outcome.NOT_NEEDED) for one in found)


def _by(found: Sequence[PlannedMaterial], by: Mode | NotAsked | None) -> bool:
    """Tell whether the materials are replaced by a way, or not needed if that is asked."""
    if by is None:
        return True
    if by is NotAsked.NOT_NEEDED:
        return all(one.outcome is Outcome.NOT_NEEDED for one in found)
    used = {d.used.mode for one in found for d in one.requirements if d.used and not d.passed_over}
    return bool(used) and used <= {by, Mode.HELD_ONCE} and by in used


def _found(found: Sequence[PlannedMaterial]) -> Label:
    if not found:
        return _ABSENT
    said = [_outcome(one) for one in found]
    return Label(
        zh="；".join(dict.fromkeys(one.zh for one in said)),
        en="; ".join(dict.fromkeys(one.en for one in said)),
    )


def _outcome(one: PlannedMaterial) -> Label:
    said = _OUTCOMES[one.outcome]
    modes = ", ".join(dict.fromkeys(demand.used.mode for demand in one.requirements if demand.used))
    whose = f" [{one.holder}]" if one.holder else ""
    how = f"（{modes}）" if modes else ""
    return Label(zh=f"{said.zh}{how}{whose}", en=f"{said.en}{f' ({modes})' if modes else ''}{whose}")


def _whys(found: Sequence[PlannedMaterial]) -> Iterator[Label]:
    """Yield what each demand lacks: of its condition, and of the ways that are not open."""
    for one in found:
        for demand in one.requirements:
            tests = [*demand.reason, *(test for unused in demand.not_used for test in unused.failed)]
            said = list(dict.fromkeys((test.sentence.zh, test.sentence.en) for test in tests))
            if said:
                yield Label(
                    zh=f"{demand.owner}：需要 {'；'.join(zh for zh, _ in said)}",
                    en=f"{demand.owner}: it would take {'; '.join(en for _, en in said)}",
                )
