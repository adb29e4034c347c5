"""What answers settle, as sentences: what to hand in, where to go, how often, how long it takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from onething.language import Label
from onething.model import ItemId
from onething.situations.guiding.aims import aim_of
from onething.situations.guiding.matters import material_id
from onething.workflows.flow.wording import ACTS
from onething.workflows.program import Program

__all__ = ["Statements"]


@dataclass(frozen=True)
class Statements:
    """Says what is settled of the matters of a one-thing."""

    program: Program

    def name(self, about: str) -> Label:
        """Return what a matter, a figure or a measure is called."""
        own = _FIGURES.get(about) or self._names.get(about)
        return own or aim_of(about, self.program).label

    def text(self, about: str, said: str) -> Label:
        """Return what is said of it, as a sentence."""
        name = self.name(about)
        if about in _FIGURES:
            return Label(zh=f"{name.text('zh')}：{said}", en=f"{name.text('en')}: {said}")
        kind = about.partition(":")[0] if about in self._names else "measure"
        sentence = _SENTENCES[kind][said]
        zh, en = sentence.zh.format(name.text("zh")), sentence.en.format(name.text("en"))
        return Label(zh=zh, en=en)

    @cached_property
    def _names(self) -> Mapping[str, Label]:
        return dict(self._named())

    def _named(self) -> Iterator[tuple[str, Label]]:
        """Yield what each matter is called."""
        program = self.program
        for slot in program.slots:
            yield f"item:{slot.item}", slot.name
            yield f"at-once:{slot.item}", slot.name
        for group in program.groups:
            first = program.demands[group[0]]
            yield material_id(program, group), self._held(first.requirement.holder, self._called(group))
        for act in program.duties.acts:
            yield f"act:{act.item}/{act.act.id}", self._of_item(act.act.name or ACTS[act.act.kind], act.item)
        for timed in program.duties.procedures:
            name = self._of_item(timed.procedure.name, timed.item)
            yield f"procedure:{timed.item}/{timed.procedure.id}", name

    def _called(self, group: tuple[int, ...]) -> Label:
        """Return under which name a material is asked for."""
        demands = [self.program.demands[number] for number in group]
        own = (one.requirement.name for one in demands if not one.requirement.alternatives)
        return next((name for name in own if name), demands[0].material.name)

    def _of_item(self, name: Label, item: ItemId) -> Label:
        whole = self.program.catalogue.items[item].name
        return Label(
            zh=f"{name.text('zh')}（{whole.text('zh')}）", en=f"{name.text('en')} ({whole.text('en')})"
        )

    def _held(self, holder: str, name: Label) -> Label:
        if not holder:
            return name
        whose = self.program.catalogue.jurisdiction.holders.get(holder, Label(zh=holder, en=holder))
        zh, en = whose.text("zh"), whose.text("en")
        if zh in name.text("zh"):  # the name says whose it is
            return name
        return Label(zh=f"{name.text('zh')}（{zh}）", en=f"{name.text('en')} ({en})")


_FIGURES = {
    "visits": Label(zh="跑动次数", en="Visits"),
    "days": Label(zh="工作日", en="Working days"),
}
_DEPENDS = Label(zh="视情况而定：{}", en="It depends: {}")
_SENTENCES: Mapping[str, Mapping[str, Label]] = {
    "measure": {
        "yes": Label(zh="是：{}", en="Yes: {}"),
        "no": Label(zh="否：{}", en="No: {}"),
        "open": _DEPENDS,
    },
    "item": {
        "in": Label(zh="办理：{}", en="Handled: {}"),
        "out": Label(zh="不办理：{}", en="Not handled: {}"),
        "open": _DEPENDS,
    },
    "material": {
        "hand-in": Label(zh="提交：{}", en="Hand in: {}"),
        "deferral": Label(zh="可以后补：{}", en="Hand in later: {}"),
        "commitment": Label(zh="签署承诺代替：{}", en="Sign a promise instead of: {}"),
        "replaced": Label(zh="免提交：{}", en="Not handed in: {}"),
        "not-needed": Label(zh="不需要：{}", en="Not needed: {}"),
        "open": _DEPENDS,
    },
    "act": {
        "in-person": Label(zh="须到场：{}", en="In person: {}"),
        "when-collecting": Label(zh="领取结果时到场：{}", en="In person, when collecting: {}"),
        "none": Label(zh="无须到场：{}", en="Not in person: {}"),
        "open": _DEPENDS,
    },
    "procedure": {
        "applies": Label(zh="另有环节：{}", en="A further step: {}"),
        "joint": Label(zh="多部门一并办理的环节：{}", en="A step of several departments at once: {}"),
        "none": Label(zh="没有此环节：{}", en="No such step: {}"),
        "open": _DEPENDS,
    },
    "at-once": {
        "yes": Label(zh="即时办结：{}", en="Decided at once: {}"),
        "no": Label(zh="不即时办结：{}", en="Not decided at once: {}"),
        "open": _DEPENDS,
    },
}
"""By kind of matter and by what is settled of it."""
