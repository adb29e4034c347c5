"""Drawing the flow of a decided case: from informing to archiving, application by application.

The front desk accepts, departments decide in the back, one window issues (前台综合受理、后台分类审批、
统一窗口出件). In the world before the reform every item is an application of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from onething.model import ItemId, Mode, Outcome, StepKind, World
from onething.workflows.flow.back_office import draw_back_office
from onething.workflows.flow.closing import draw_closing
from onething.workflows.flow.front_desk import draw_front_desk
from onething.workflows.flow.net import Net
from onething.workflows.flow.procedures import draw_joint_procedures
from onething.workflows.flow.setting import Setting, applications
from onething.workflows.program import Demand, Slot

__all__ = ["draw"]


def draw(setting: Setting) -> Net:
    """Return the steps of a decided case, linked."""
    net = Net()
    for application in applications(setting):
        accepted = draw_front_desk(net, setting, application)
        decided = draw_back_office(net, setting, application, accepted)
        draw_closing(net, setting, application, decided or [accepted])
    draw_joint_procedures(net, setting)
    for before, after, unsure in _handed_on(setting, net):
        # After the reform results that wait for one another were ruled out when rules were compiled.
        if setting.world is World.AFTER or not net.leads_to(after, before):
            net.link(before, after, unsure=unsure)
    return net


def _handed_on(setting: Setting, net: Net) -> Iterator[tuple[str, str, bool]]:
    """Yield what must be done before what, because an item needs the result of another.

    Departments hand results on among themselves; before the reform the applicant collects a result
    and hands it in with the next application.
    """
    present = {slot.item: truth for slot, truth in _present(setting)}
    for demand, producer, used in _results_used(setting):
        consumer = ItemId(demand.owner)
        if producer not in present or consumer not in present:
            continue
        unsure = not used or present[producer] is None or present[consumer] is None
        if setting.world is World.AFTER:
            yield f"{StepKind.DECIDE}:{producer}", f"{StepKind.REVIEW}:{consumer}", unsure
        else:
            for last in _received(net, producer):
                yield last, f"{StepKind.HAND_IN}:{consumer}", unsure


def _received(net: Net, item: ItemId) -> Iterator[str]:
    """Yield what has to be done until the applicant has the result of an item that is applied for alone."""
    archive = net.nodes[f"{StepKind.ARCHIVE}:{item}"]
    yield from archive.after


def _present(setting: Setting) -> Iterator[tuple[Slot, bool | None]]:
    slots = zip(setting.program.slots, setting.decision.included, strict=True)
    return ((slot, truth) for slot, truth in slots if truth is not False)


def _results_used(setting: Setting) -> Iterator[tuple[Demand, ItemId, bool]]:
    """Yield each demand that a result of another item may meet, that item, and whether it certainly does."""
    if setting.world is World.AFTER:
        yield from _by_rules(setting)
    else:
        yield from _by_name(setting)


def _by_rules(setting: Setting) -> Iterator[tuple[Demand, ItemId, bool]]:
    state = setting.decision.state
    for demand, fate in zip(setting.program.demands, setting.decision.fates, strict=True):
        if fate.outcome is Outcome.REPLACED and fate.used is not None:
            way = demand.ways[fate.used].way
            if way.mode is Mode.UPSTREAM_RESULT and way.producer:
                yield demand, way.producer, True
        elif fate.outcome is Outcome.OPEN:
            for compiled in demand.ways:
                if compiled.way.producer and state.possible & compiled.mask:
                    yield demand, compiled.way.producer, False


def _by_name(setting: Setting) -> Iterator[tuple[Demand, ItemId, bool]]:
    """Yield what no rule has to say: the applicant carries the material from one counter to the next.

    Of several producers the first in the catalogue is taken, as rules do; one that may not be in the case
    leaves it open which.
    """
    producers = _producers(setting)
    for demand, fate in zip(setting.program.demands, setting.decision.fates, strict=True):
        if fate.outcome is Outcome.NOT_NEEDED:
            continue
        sure = fate.outcome is Outcome.HAND_IN
        for producer, certain in producers.get(demand.key, ()):
            if producer == demand.owner:
                continue
            yield demand, producer, sure and certain
            if certain:
                break
            sure = False


def _producers(setting: Setting) -> dict[tuple[str, str], list[tuple[ItemId, bool]]]:
    """Return by material and holder who produces it, and whether it certainly is in the case."""
    places = {item: place for place, item in enumerate(setting.program.catalogue.items)}
    found: dict[tuple[str, str], list[tuple[ItemId, bool]]] = {}
    for slot, truth in sorted(_present(setting), key=lambda one: places[one[0].item]):
        for result in setting.item(slot.item).results:
            found.setdefault((result.material, result.holder), []).append((slot.item, truth is True))
    return found
