"""Which measures of a plan hold, beside what is expected."""

from __future__ import annotations

from collections.abc import Iterator

from onething.language import Label
from onething.model import CaseFailure, Expectation, Plan
from onething.model.flow import Measure, MeasureKind

__all__ = ["checked", "measure"]


def checked(expect: Expectation, plan: Plan) -> Iterator[CaseFailure | None]:
    """Yield what is otherwise than expected of measures."""
    yield from (measure(plan, kind, wanted) for kind, wanted in (expect.measures or {}).items())


def measure(plan: Plan, kind: MeasureKind, wanted: bool | int) -> CaseFailure | None:  # noqa: FBT001 - a value to compare
    """Check whether a measure holds, or for the online depth how many stars it has at least."""
    found = next(one for one in plan.measures if one.kind is kind)
    stars = isinstance(wanted, int) and not isinstance(wanted, bool)
    if (found.stars == wanted) if stars else (found.holds is wanted):
        return None
    return CaseFailure(
        what="measures",
        expected=Label(zh=f"{kind}：{_said(wanted).zh}", en=f"{kind}: {_said(wanted).en}"),
        found=_measured(found, stars=stars),
        causes=(found.reason,),
    )


def _said(wanted: bool | int) -> Label:  # noqa: FBT001 - a value to show
    if isinstance(wanted, bool):
        return Label(zh="成立", en="holds") if wanted else Label(zh="不成立", en="does not hold")
    return Label(zh=f"{wanted} 星", en=f"{wanted} stars")


def _measured(found: Measure, *, stars: bool) -> Label:
    if stars:
        return _said(found.stars or 0)
    return Label(zh="待定", en="it is open") if found.holds is None else _said(found.holds)
