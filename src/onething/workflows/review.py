"""Reviewing a catalogue with its rules: rules that contradict or change nothing, promises too short.

Whether a rule changes a plan is decided soundly, not by trying cases: a way is idle if its terms can
never hold, or if an earlier way of the same demand holds whenever it does. The last is read off the
conditions as they are written, so a rule may be idle for deeper reasons without being found here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from onething.errors import Place
from onething.language import Label
from onething.model import Finding, Mode, OneThing, Rule, Severity
from onething.workflows.flow.procedures import working_days
from onething.workflows.planner import Planner
from onething.workflows.program import CompiledWay, Demand, Program

__all__ = [
    "REVIEWS",
    "promise_shorter_than_critical_path",
    "review",
    "rule_never_changes_a_plan",
    "rule_never_matches",
    "rules_contradict",
    "working_ways",
]


def review(planner: Planner, places: Mapping[str, Place] | None = None) -> tuple[Finding, ...]:
    """Return the findings on the rules that apply to the planner's catalogue."""
    found = (finding for check in REVIEWS for finding in check(planner))
    return tuple(_placed(finding, places or {}) for finding in found)


def rules_contradict(planner: Planner) -> Iterator[Finding]:
    """Yield each pair of rules of which one forbids what the other grants for the same requirement."""
    pairs: dict[tuple[str, str, Mode], int] = {}
    for rulings in planner.rulings.on.values():
        for ban in rulings:
            forbidden = ban.rule.then.forbid
            granted = [one for one in rulings if forbidden and one.mode is forbidden]
            for pair in {(ban.rule.id, grant.rule.id, grant.mode) for grant in granted if grant.mode}:
                pairs[pair] = pairs.get(pair, 0) + 1
    for (ban_id, grant_id, mode), count in pairs.items():
        yield Finding(
            code="rules-contradict",
            severity=Severity.NOTE,
            subject=f"rule {ban_id}",
            message=Label(
                zh=f"规则 {ban_id} 禁止规则 {grant_id} 给予的方式 {mode}，涉及 {count} 项材料要求",
                en=f"{ban_id} forbids the mode {mode} that {grant_id} grants, for {count} requirements",
            ),
            suggestion=Label(
                zh="禁止优先；如非本意，请收窄其中一条规则的范围",
                en="the prohibition wins; if that is not meant, narrow one of the two",
            ),
        )


def rule_never_matches(planner: Planner) -> Iterator[Finding]:
    """Yield each rule that fits nothing in the catalogue."""
    matched = {ruling.rule.id for rulings in planner.rulings.on.values() for ruling in rulings}
    for rule in _rules(planner):
        if rule.id not in matched:
            yield _idle(
                "rule-never-matches",
                rule,
                planner,
                Label(zh="与任何内容都不匹配", en="matches nothing"),
            )


def rule_never_changes_a_plan(planner: Planner) -> Iterator[Finding]:
    """Yield each rule that grants ways, none of which can ever be the one that is used."""
    granted: set[str] = set()
    working: set[str] = set()
    for onething in planner.catalogue.onethings:
        program = planner.program(onething)
        for demand in program.demands:
            granted |= {way.way.rule for way in demand.ways}
            working |= {way.way.rule for way in working_ways(program, demand)}
    for rule in _rules(planner):
        if rule.id in granted - working:
            yield _idle(
                "rule-never-changes-a-plan",
                rule,
                planner,
                Label(zh="给予的方式从不会被采用", en="grants ways that are never used"),
            )


def promise_shorter_than_critical_path(planner: Planner) -> Iterator[Finding]:
    """Yield each one-thing that promises fewer days than its steps take, whatever the case or in some.

    Only what counts into a time limit is reckoned with: no special procedures, no waiting.
    """
    for onething in planner.catalogue.onethings.values():
        promise = onething.promised_days
        if promise is None or not onething.items:
            continue
        least, most = planner.handle(onething.id).limit_days
        promised = working_days(promise)
        if most > promised:
            yield _promise_broken(planner, onething, promised, least, most)


def _promise_broken(planner: Planner, onething: OneThing, promised: int, least: int, most: int) -> Finding:
    always = least > promised
    takes = f"{least}" if least == most else f"{least}–{most}"
    name = onething.name
    return Finding(
        code="promise-shorter-than-critical-path",
        severity=Severity.WARNING if always else Severity.NOTE,
        subject=f"one-thing {onething.id}",
        message=Label(
            zh=f"{name.text('zh')}：承诺 {promised} 个工作日，各环节算得 {takes} 个",
            en=f"{name.text('en')}: {promised} working days are promised, and its steps take {takes}",
        ),
        suggestion=Label(
            zh="缩短关键环节，或写明承诺适用的情形" if not always else "缩短关键环节，或延长承诺",
            en="shorten what is critical, or promise more days"
            if always
            else "shorten what is critical, or say for which situations the promise is made",
        ),
        place=planner.catalogue.place("onethings", onething.id, "promised_days"),
    )


REVIEWS = (
    rules_contradict,
    rule_never_matches,
    rule_never_changes_a_plan,
    promise_shorter_than_critical_path,
)
"""The checks, in the order in which they are run."""


def working_ways(program: Program, demand: Demand) -> Iterator[CompiledWay]:
    """Yield the ways of a demand that some case could use, as far as their written terms show."""
    open_at_best = program.table.state(program.fixed).possible
    shared = any(len(group) > 1 and program.demands[group[0]].key == demand.key for group in program.groups)
    for number, way in enumerate(demand.ways):
        if not open_at_best & way.mask or (way.held_once and not shared):
            continue
        if not _covered(program, way, demand.ways[:number], open_at_best):
            yield way


def _covered(program: Program, way: CompiledWay, earlier: Sequence[CompiledWay], possible: int) -> bool:
    """Tell whether an earlier way holds whenever this one does, as far as the written terms show."""
    terms = [set(term.literals) for term in program.table.terms_of(way.mask & possible)]
    before = [
        set(term.literals)
        for one in earlier
        if not one.held_once
        for term in program.table.terms_of(one.mask & possible)
    ]
    return all(any(wider <= term for wider in before) for term in terms)


def _rules(planner: Planner) -> Iterator[Rule]:
    return (rule for pack in planner.rulings.packs for rule in pack.rules)


def _idle(code: str, rule: Rule, planner: Planner, why: Label) -> Finding:
    name = planner.catalogue.jurisdiction.name
    return Finding(
        code=code,
        severity=Severity.NOTE,
        subject=f"rule {rule.id}",
        message=Label(
            zh=f"规则“{rule.title.text('zh')}”在“{name.text('zh')}”的目录中{why.zh}",
            en=f"“{rule.title.text('en')}” {why.en} in the catalogue of {name.text('en')}",
        ),
        suggestion=Label(
            zh="核对匹配条件；确不需要的，可删去该规则",
            en="look at what it matches; a rule that is not needed can go",
        ),
    )


def _placed(finding: Finding, places: Mapping[str, Place]) -> Finding:
    place = places.get(finding.subject.removeprefix("rule "))
    return finding.model_copy(update={"place": place}) if place else finding
