"""The front desk: informing, asking sources, the form, handing in, acceptance (前台综合受理)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onething.language import Label
from onething.model import (
    ActorKind,
    ActStage,
    Handover,
    ItemId,
    MaterialKind,
    Outcome,
    PlannedField,
    SourceId,
    StepKind,
    Way,
    World,
)
from onething.workflows.flow.net import NOBODY, Net, Node
from onething.workflows.flow.presence import acts_of, draw_act
from onething.workflows.flow.setting import APPLICANT, Application, Setting
from onething.workflows.flow.wording import REASONS
from onething.workflows.form_filling import form_fields
from onething.workflows.program import Demand

__all__ = ["draw_front_desk"]


def draw_front_desk(net: Net, setting: Setting, application: Application) -> str:
    """Draw an application up to its acceptance, and return that step."""
    inform = net.add(
        Node(
            StepKind.INFORM,
            application.subject,
            setting.called(application),
            (setting.receiver(application),),
            REASONS["inform"],
            open=application.truth is None,
        )
    )
    fields = tuple(form_fields(setting.program, setting.decision, frozenset(application.demands)))
    fetched = _draw_fetches(net, setting, application, fields, inform)
    before = [inform, *fetched]
    form = _form(setting, application, fields)
    if form:
        before = [net.add(form, before)]
    handed = [net.add(node, before) for node in _handing_in(setting, application, with_form=bool(form))]
    due = acts_of(setting, [item for item, _ in application.items], ActStage.APPLY)
    acts = [net.add(draw_act(setting, one), [inform]) for one in due]
    return net.add(_acceptance(setting, application), [*handed, *acts])


def _draw_fetches(
    net: Net, setting: Setting, application: Application, fields: Sequence[PlannedField], inform: str
) -> list[str]:
    """Draw the asking of each source once, however many applications use its answer."""
    drawn = []
    for node in _fetches(setting, application, fields):
        known = net.nodes.get(node.id)
        if known is None:
            net.add(node, [inform])
        else:
            known.open &= node.open
            known.items = tuple(dict.fromkeys((*known.items, *node.items)))
            known.outputs = tuple(dict.fromkeys((*known.outputs, *node.outputs)))
        drawn.append(node.id)
    return drawn


def _fetches(setting: Setting, application: Application, fields: Sequence[PlannedField]) -> Iterator[Node]:
    """Yield a step for each source whose answer replaces a material or fills in a field."""
    used: dict[SourceId, list[tuple[Demand, Way]]] = {}
    for demand, way in _ways_used(setting, application):
        if way.source:
            used.setdefault(way.source, []).append((demand, way))
    filled = dict.fromkeys(field.source for field in fields if field.source)
    for source in dict.fromkeys((*used, *filled)):
        ways = used.get(source, [])
        items = dict.fromkeys(ItemId(demand.owner) for demand, _ in ways)
        yield Node(
            StepKind.FETCH,
            source,
            setting.program.catalogue.sources[source].name,
            ((ActorKind.SOURCE, source),),
            ways[0][1].title if ways else REASONS["fill-field"],
            items=tuple(item for item, _ in application.items if item in items),
            outputs=tuple(
                dict.fromkeys((*(demand.material.id for demand, _ in ways), *["form"] * (source in filled)))
            ),
            basis=tuple(dict.fromkeys(basis for _, way in ways for basis in way.basis)),
            source=source,
            open=application.truth is None,
        )


def _ways_used(setting: Setting, application: Application) -> Iterator[tuple[Demand, Way]]:
    for number in application.demands:
        used = setting.decision.fates[number].used
        if used is not None:
            demand = setting.program.demands[number]
            yield demand, demand.ways[used].way


def _form(setting: Setting, application: Application, fields: Sequence[PlannedField]) -> Node | None:
    """Return the filling in of the one form, if the applicant has anything to fill in."""
    asked = any(field.source is None for field in fields)
    handed = _handed_in(setting, application)
    if not asked and not any(demand.material.kind is MaterialKind.FORM for demand in handed):
        return None
    alone = setting.world is World.BEFORE
    return Node(
        StepKind.FILL_FORM,
        application.subject,
        setting.called(application),
        (APPLICANT,),
        REASONS["fill-form-alone" if alone else "fill-form"],
        outputs=("form",),
        open=application.truth is None,
    )


def _handed_in(setting: Setting, application: Application) -> list[Demand]:
    """Return the demands whose material is, or may be, handed in."""
    fates, demands = setting.decision.fates, setting.program.demands
    return [demands[n] for n in application.demands if fates[n].outcome in (Outcome.HAND_IN, Outcome.OPEN)]


def _handing_in(setting: Setting, application: Application, *, with_form: bool) -> Iterator[Node]:
    """Yield the making of the application, and apart from it what a remote channel cannot take."""
    spot = setting.handing_in(application)
    on_site = list(_only_on_site(setting, application)) if spot is NOBODY else []
    apart = {demand.key for demand, _ in on_site}
    rest = [demand for demand in _handed_in(setting, application) if demand.key not in apart]
    materials = dict.fromkeys(demand.material.id for demand in rest)
    yield Node(
        StepKind.HAND_IN,
        application.subject,
        setting.called(application),
        (APPLICANT,),
        REASONS["hand-in" if spot is NOBODY else "hand-in-person"],
        spot=spot,
        inputs=(*["form"] * with_form, *materials),
        outputs=("application",),
        open=application.truth is None,
    )
    if on_site:
        yield _on_site(setting, application, on_site)


def _only_on_site(setting: Setting, application: Application) -> Iterator[tuple[Demand, bool]]:
    """Yield the demands that only take the material on site, and whether they certainly do.

    A piece that is handed in for another demand is shown for these as well.
    """
    for number in application.demands:
        demand, fate = setting.program.demands[number], setting.decision.fates[number]
        held_once = fate.used is not None and demand.ways[fate.used].held_once
        if demand.requirement.handover is Handover.ON_SITE and (held_once or fate.used is None):
            yield demand, held_once or fate.outcome is Outcome.HAND_IN


def _on_site(setting: Setting, application: Application, found: Sequence[tuple[Demand, bool]]) -> Node:
    demands = [demand for demand, _ in found]
    return Node(
        StepKind.HAND_IN,
        f"{application.subject}/on-site",
        Label(zh="现场提交", en="on site"),
        (APPLICANT,),
        REASONS["on-site"],
        spot=setting.reception(application),
        inputs=tuple(dict.fromkeys(demand.material.id for demand in demands)),
        outputs=("application",),
        basis=tuple(dict.fromkeys(basis for demand in demands for basis in demand.requirement.basis)),
        open=not any(sure for _, sure in found),
    )


def _acceptance(setting: Setting, application: Application) -> Node:
    alone = bool(application.subject)
    return Node(
        StepKind.ACCEPT,
        application.subject,
        setting.called(application),
        (setting.receiver(application),),
        REASONS["accept-alone" if alone else "accept"],
        items=tuple(item for item, _ in application.items),
        inputs=("application",),
        outputs=("acceptance-number",),
        open=application.truth is None,
    )
