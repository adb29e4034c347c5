"""What steps, actors and places are called."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from onething.language import Label
from onething.model import (
    Actor,
    ActorKind,
    Catalogue,
    DepartmentId,
    ItemId,
    OneThing,
    SourceId,
    Spot,
    SpotKind,
)
from onething.workflows.flow.net import ActorKey, Node, SpotKey
from onething.workflows.flow.wording import STEPS, WINDOW_NAME

__all__ = ["actor_of", "spot_id", "spot_of", "step_name"]

_TERMINAL = Label(zh="自助终端", en="a self-service terminal")
_APPLICANT = Label(zh="申请人", en="the applicant")
_NAMELESS = Label(zh="主管部门（未公布）", en="the department in charge (not published)")


def step_name(node: Node) -> Label:
    """Return what a step is called: what is done, and what it is about."""
    done = node.title or STEPS[node.kind]
    return done if node.about is None else _done_about(done, node.about)


@lru_cache(maxsize=10_000)
def _done_about(done: Label, about: Label) -> Label:
    return Label(zh=f"{done.text('zh')}：{about.text('zh')}", en=f"{done.text('en')}: {about.text('en')}")


def actor_of(key: ActorKey, catalogue: Catalogue, onething: OneThing) -> Actor:
    """Return an actor with its name."""
    kind, id = key
    return Actor(kind=kind, id=id, name=_actor_name(kind, id, catalogue, onething))


def _actor_name(kind: ActorKind, id: str, catalogue: Catalogue, onething: OneThing) -> Label:
    if kind is ActorKind.APPLICANT:
        return _APPLICANT
    if kind is ActorKind.WINDOW:
        return onething.window or WINDOW_NAME
    if kind is ActorKind.SOURCE:
        return catalogue.sources[SourceId(id)].name
    return catalogue.departments[DepartmentId(id)].name if id else _NAMELESS


def spot_id(key: SpotKey | None) -> str:
    """Return the id of a place; empty for none."""
    return "" if key is None else f"{key[0]}:{key[1]}" if key[1] else str(key[0])


def spot_of(key: SpotKey, catalogue: Catalogue, onething: OneThing, sites: Mapping[str, Label]) -> Spot:
    """Return a place with its name; `sites` are the places that in-person acts name."""
    return Spot(id=spot_id(key), kind=key[0], name=_spot_name(key, catalogue, onething, sites))


def _spot_name(key: SpotKey, catalogue: Catalogue, onething: OneThing, sites: Mapping[str, Label]) -> Label:
    kind, id = key
    if kind is SpotKind.WINDOW:
        return onething.window or WINDOW_NAME
    if kind is SpotKind.TERMINAL:
        return _TERMINAL
    if kind is SpotKind.SITE:
        return sites[id]
    department = catalogue.departments.get(DepartmentId(id))
    if department:
        zh, en = f"{department.name.text('zh')}窗口", f"the counter of {department.name.text('en')}"
    else:
        name = catalogue.items[ItemId(id)].name
        zh = f"办理“{name.text('zh')}”的部门窗口"
        en = f"the counter of the department in charge of “{name.text('en')}”"
    return Label(zh=zh, en=en)
