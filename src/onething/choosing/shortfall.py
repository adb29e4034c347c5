"""Where a target that cannot be reached is missed: the one-things that stand in its way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from onething.choosing.aim import Aim, Log, Scale
from onething.language import Label
from onething.model import OneThingId
from onething.simulation.worlds import Worlds

__all__ = ["shortfall"]

_SHOWN = 5


def shortfall(worlds: Worlds, log: Log, aim: Aim, scale: Scale, ids: Sequence[str]) -> Label:
    """Return by how much a set of reforms misses the target, and in which one-things most is left to do."""
    left, catalogue = _left(worlds, log, aim, ids), worlds.planner().catalogue
    whole = sum(left.values())
    missing = (scale.least + whole) / scale.cases - (1.0 if aim.goal.share else 0.0)
    worst = sorted(left.items(), key=lambda each: (-each[1], each[0]))[:_SHOWN]
    named = [(catalogue.onethings[id].name, amount / whole) for id, amount in worst if amount]
    zh = "、".join(f"{name.text('zh')}（{share:.0%}）" for name, share in named)
    en = ", ".join(f"{name.text('en')} ({share:.0%})" for name, share in named)
    by = f"{missing:.2%}" if aim.goal.share else f"{missing:.4g}"
    return Label(
        zh=f"目标还差 {by}，这些改革怎样组合也达不到；余下的主要在：{zh or '无'}",
        en=f"The target is missed by {by} even by the best of these reforms; what is left is in: {en or '-'}",
    )


def _left(worlds: Worlds, log: Log, aim: Aim, ids: Sequence[str]) -> dict[OneThingId, float]:
    """Return by one-thing the cases that fall short, or what their figures still come to."""
    left: defaultdict[OneThingId, float] = defaultdict(float)
    for profile in log.profiles:
        chances = worlds.planned(profile, worlds.deciding(profile.onething, ids))
        value = aim.goal.expected(chances)
        left[profile.onething] += log.weights[profile.number] * (1.0 - value if aim.goal.share else -value)
    return dict(left)
