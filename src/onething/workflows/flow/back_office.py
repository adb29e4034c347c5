"""The back office: forwarding, review, procedures, decisions (后台分类审批)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onething.model import ActStage, DepartmentId, Handover, ItemId, Mode, Outcome, Rule, StepKind
from onething.workflows.flow.net import NOBODY, Net, Node
from onething.workflows.flow.presence import acts_of, draw_act
from onething.workflows.flow.procedures import procedures_of, working_days
from onething.workflows.flow.setting import APPLICANT, Application, Setting
from onething.workflows.flow.wording import REASONS
from onething.workflows.program import Demand

__all__ = ["decided_at_once", "draw_back_office"]


def draw_back_office(net: Net, setting: Setting, application: Application, accepted: str) -> list[str]:
    """Draw what follows acceptance; return what must be over before results are issued."""
    decided = [
        _draw_item(net, setting, application, item, _draw_forward(net, setting, application, item, accepted))
        for item, _ in application.items
    ]
    later = (node for whole in application.wholes for node in _supplied_later(setting, application, whole))
    return [*decided, *(net.add(node, [accepted]) for node in later)]


def _draw_forward(net: Net, setting: Setting, application: Application, item: ItemId, accepted: str) -> str:
    """Draw the forwarding to an item's department, once for all its items; return the last step so far."""
    actor = setting.department(item)
    if application.subject or not actor[1]:
        return accepted
    truth = dict(application.items)[item]
    node = Node(
        StepKind.FORWARD,
        actor[1],
        setting.program.catalogue.departments[DepartmentId(actor[1])].name,
        (setting.receiver(application),),
        REASONS["forward"],
        items=(item,),
        inputs=("acceptance-number",),
        open=truth is None,
    )
    known = net.nodes.get(node.id)
    if known is None:
        return net.add(node, [accepted])
    known.items = (*known.items, item)
    known.open &= truth is None
    return node.id


def _draw_item(net: Net, setting: Setting, application: Application, item: ItemId, received: str) -> str:
    """Draw the handling of one item, and return its decision."""
    truth = dict(application.items)[item]
    review = net.add(_review(setting, item, truth=truth), [received])
    beside = [net.add(node, [received]) for node in procedures_of(setting, item, on_top=False)]
    on_top = [net.add(node, [review]) for node in procedures_of(setting, item, on_top=True)]
    acts = [net.add(draw_act(setting, due), [received]) for due in acts_of(setting, [item], ActStage.REVIEW)]
    later = [net.add(node, [received]) for node in _supplied_later(setting, application, item)]
    results = setting.item(item).results
    return net.add(
        Node(
            StepKind.DECIDE,
            item,
            setting.item(item).name,
            (setting.department(item),),
            REASONS["decide"],
            items=(item,),
            outputs=tuple(result.material for result in results),
            open=truth is None,
        ),
        [review, *beside, *on_top, *acts, *later],
    )


def _review(setting: Setting, item: ItemId, *, truth: bool | None) -> Node:
    noun = setting.item(item)
    promised = working_days(noun.promised_days or noun.statutory_days)
    rule, sure = decided_at_once(setting, item)
    demands = (setting.program.demands[n] for n in setting.asked.get(item, ()))
    return Node(
        StepKind.REVIEW,
        item,
        noun.name,
        (setting.department(item),),
        rule.title if rule and sure else REASONS["review"],
        items=(item,),
        days=0 if rule and sure else promised,
        least_days=0 if rule else promised,
        statutory_days=working_days(noun.statutory_days or noun.promised_days),
        inputs=tuple(dict.fromkeys(demand.material.id for demand in demands)),
        basis=rule.basis if rule and sure else noun.basis,
        open=truth is None,
    )


def decided_at_once(setting: Setting, item: ItemId) -> tuple[Rule | None, bool]:
    """Return a rule by which an item is or may be decided at once, and whether it certainly is."""
    state = setting.decision.state
    may = None
    for owner, relief in setting.program.duties.at_once:
        truth = state.truth(relief.mask) if owner == item else False
        if truth:
            return relief.rule, True
        may = relief.rule if truth is None else may
    return may, False


def _supplied_later(setting: Setting, application: Application, owner: str) -> Iterator[Node]:
    """Yield the handing in of what is or may be deferred for an item or a whole, if anything is."""
    deferred = list(_deferred(setting, owner))
    if not deferred:
        return
    demands = [demand for demand, _ in deferred]
    certain = [demand for demand, sure in deferred if sure]
    days = _deadline(demands)
    yield Node(
        StepKind.SUPPLY_LATER,
        owner,
        setting.program.catalogue.owner(owner).name,
        (APPLICANT,),
        REASONS["supply-later"],
        items=tuple(item for item, _ in application.items if item == owner),
        spot=setting.reception(application) if _on_site(demands) else NOBODY,
        spared=_on_site(demands) and not _on_site(certain),
        days=days,
        least_days=_deadline(certain),
        statutory_days=days,
        counted=False,
        inputs=tuple(dict.fromkeys(demand.material.id for demand in demands)),
        basis=tuple(dict.fromkeys(basis for demand in demands for basis in demand.requirement.basis)),
        open=not certain,
    )


def _deferred(setting: Setting, owner: str) -> Iterator[tuple[Demand, bool]]:
    """Yield the demands that are met by handing in later, or may be, and whether they are."""
    possible = setting.decision.state.possible
    for number in setting.asked.get(owner, ()):
        demand, fate = setting.program.demands[number], setting.decision.fates[number]
        if fate.used is not None:
            if demand.ways[fate.used].way.mode is Mode.DEFERRAL:
                yield demand, True
        elif fate.outcome is Outcome.OPEN and any(
            way.way.mode is Mode.DEFERRAL and possible & way.mask for way in demand.ways
        ):
            yield demand, False


def _deadline(demands: Iterable[Demand]) -> int:
    return max((working_days(demand.requirement.deadline) for demand in demands), default=0)


def _on_site(demands: Iterable[Demand]) -> bool:
    return any(demand.requirement.handover is Handover.ON_SITE for demand in demands)
