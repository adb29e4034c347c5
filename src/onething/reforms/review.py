"""Reviewing reforms against a catalogue: changes without an effect, costs that rest on nothing.

Whether a change has an effect is decided soundly, not by trying cases, as in `onething.workflows.review`:
what is found to have none has none, and a change may be idle for deeper reasons without being found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from onething.language import Label
from onething.model import Finding, Located, OneThingId, Rule, RulePack, Severity
from onething.reforms.change import Costed, KeyPath
from onething.reforms.planning import with_reforms
from onething.reforms.reform import Reform
from onething.reforms.reformed import reformed
from onething.reforms.touching import touched
from onething.reforms.wording import Wording
from onething.workflows import Planner
from onething.workflows.program import Program
from onething.workflows.review import working_ways

__all__ = ["REFORM_REVIEWS", "reform_change_without_effect", "reform_cost_without_basis", "review_reforms"]


def review_reforms(
    planner: Planner, reforms: Iterable[Reform], places: Mapping[str, Located] | None = None
) -> tuple[Finding, ...]:
    """Return the findings on reforms, each by itself; `places` tells where each stands, by its id."""
    found = []
    for reform in reforms:
        located = (places or {}).get(reform.id)
        for check in REFORM_REVIEWS:
            for path, finding in check(planner, reform):
                place = located.find(*path) if located else None
                found.append(finding.model_copy(update={"place": place}))
    return tuple(found)


Found = Iterator[tuple[KeyPath, Finding]]
"""Findings, and where within the reform each of them lies."""


def reform_change_without_effect(planner: Planner, reform: Reform) -> Found:
    """Yield a warning for each change of a reform that changes no plan, made by itself."""
    for number, change in enumerate(reform.changes):
        if not _has_effect(planner, reform.model_copy(update={"changes": (change,)})):
            zh, en = (change.sentence(Wording(planner.catalogue, language)) for language in ("zh", "en"))
            message = Label(
                zh=f"“{reform.name.text('zh')}”的改动不影响任何办件：{zh}",
                en=f"a change of “{reform.name.text('en')}” changes no plan: {en}",
            )
            suggestion = Label(
                zh="现行目录或规则已是如此，或没有事项要求它；核对后删去",
                en="it is so already, or nothing asks for it: look, and take it out",
            )
            path = ("changes", number)
            yield (
                path,
                _finding("reform-change-without-effect", Severity.WARNING, reform, message, suggestion),
            )


def reform_cost_without_basis(planner: Planner, reform: Reform) -> Found:  # noqa: ARG001 - as the others
    """Yield a note for each cost of a reform that neither cites a source nor is marked as assumed."""
    costed: list[tuple[KeyPath, Costed]] = [((), reform)]
    costed += ((("changes", number), change) for number, change in enumerate(reform.changes))
    for path, one in costed:
        if one.cost and not one.cost_basis:
            message = Label(
                zh=f"“{reform.name.text('zh')}”的费用 {one.cost:,.0f} 元没有写明依据",
                en=f"a cost of “{reform.name.text('en')}”, {one.cost:,.0f} yuan, says not where it was read",
            )
            suggestion = Label(
                zh="在 cost_basis 写明出处或为何假定", en="say in cost_basis where, or why it is assumed"
            )
            yield (
                (*path, "cost"),
                _finding("reform-cost-without-basis", Severity.NOTE, reform, message, suggestion),
            )


REFORM_REVIEWS = (reform_change_without_effect, reform_cost_without_basis)
"""The checks, in the order in which they are run."""


def _finding(code: str, severity: Severity, reform: Reform, message: Label, suggestion: Label) -> Finding:
    return Finding(
        code=code, severity=severity, subject=f"reform {reform.id}", message=message, suggestion=suggestion
    )


def _has_effect(planner: Planner, single: Reform) -> bool:
    """Tell whether a reform of a single change may change a plan."""
    ones = touched(planner, single)
    made = reformed(planner.catalogue, planner.packs, [single])
    if not ones or (made.catalogue == made.baseline and made.packs == made.baseline_packs):
        return False
    brought = set(_rules(made.packs)) - set(_rules(made.baseline_packs))
    if not brought:
        return True
    after = with_reforms(planner, [single])
    return any(_works(after, rule, ones) for rule in brought)


def _rules(packs: Iterable[RulePack]) -> Iterator[Rule]:
    return (rule for pack in packs for rule in pack.rules)


def _works(planner: Planner, rule: Rule, onethings: Iterable[OneThingId]) -> bool:
    """Tell whether a rule may change the plan of one of these one-things."""
    programs = [planner.program(onething) for onething in onethings]
    if rule.then.replace_by:
        ways = (way for one in programs for demand in one.demands for way in working_ways(one, demand))
        return any(way.way.rule == rule.id for way in ways)
    if rule.then.join:
        return any(_joins(program, rule) for program in programs)
    return any(one.rule.id == rule.id for rulings in planner.rulings.on.values() for one in rulings)


def _joins(program: Program, rule: Rule) -> bool:
    """Tell whether several items of a one-thing have something to join that can be done on site."""
    joined = {item for item, relief in program.duties.joins if relief.rule.then.join == rule.then.join}
    kinds = Counter(
        kind
        for item, kind in {
            (one.item, one.procedure.kind) for one in program.duties.procedures if one.joinable
        }
        if item in joined
    )
    return any(number > 1 for number in kinds.values())
