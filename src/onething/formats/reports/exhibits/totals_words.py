"""What the figures of a simulation are called, and how they are shown: a case, as a share, or in all."""

from __future__ import annotations

from dataclasses import dataclass

from onething.formats.reports.exhibits.exhibit import Form
from onething.language import Label
from onething.simulation.result import Totals

__all__ = ["FIGURES", "MEANS", "TotalsFigure", "figure_called"]


@dataclass(frozen=True, slots=True)
class TotalsFigure:
    """A figure of `Totals`, or a share that is worked out of it."""

    key: str
    name: Label
    form: Form
    per_case: bool = True
    """True: it is told a case, or as a share of the cases."""

    def of(self, totals: Totals) -> float:
        """Return the figure of these totals."""
        if self.per_case:
            return totals.mean(self.key)
        value: float = getattr(totals, self.key)
        return value


FIGURES: tuple[TotalsFigure, ...] = (
    TotalsFigure("cases", Label(zh="办件（件）", en="Cases"), Form.COUNT, per_case=False),
    TotalsFigure(
        "materials",
        Label(zh="提交材料合计（份）", en="Materials handed in, in all"),
        Form.COUNT,
        per_case=False,
    ),
    TotalsFigure("materials", Label(zh="每件提交材料（份）", en="Materials a case"), Form.MEAN),
    TotalsFigure("visits", Label(zh="跑动合计（次）", en="Visits, in all"), Form.COUNT, per_case=False),
    TotalsFigure("visits", Label(zh="每件跑动（次）", en="Visits a case"), Form.MEAN),
    TotalsFigure("no_visit", Label(zh="零上门的办件", en="Cases with no visit"), Form.SHARE),
    TotalsFigure(
        "at_most_one_visit", Label(zh="最多跑一次的办件", en="Cases with at most one visit"), Form.SHARE
    ),
    TotalsFigure("days", Label(zh="平均办理时间（工作日）", en="Working days, mean"), Form.MEAN),
    TotalsFigure(
        "days_median",
        Label(zh="办理时间中位数（工作日）", en="Working days, median"),
        Form.MEAN,
        per_case=False,
    ),
    TotalsFigure(
        "days_p90",
        Label(zh="九成办件不超过（工作日）", en="Working days, nine cases in ten at most"),
        Form.MEAN,
        per_case=False,
    ),
    TotalsFigure("steps", Label(zh="每件办理环节", en="Steps a case"), Form.MEAN),
    TotalsFigure("fields", Label(zh="每件填写内容（项）", en="Fields filled in, a case"), Form.MEAN),
    TotalsFigure("forms", Label(zh="每件表单（张）", en="Forms a case"), Form.MEAN),
    TotalsFigure(
        "departments", Label(zh="每件打交道的部门（个）", en="Departments dealt with, a case"), Form.MEAN
    ),
    TotalsFigure(
        "online", Label(zh="可网上申请的办件", en="Cases that can be applied for online"), Form.SHARE
    ),
    TotalsFigure("deep", Label(zh="四星及以上网办深度的办件", en="Cases of four stars or more"), Form.SHARE),
    TotalsFigure(
        "id_card_only",
        Label(zh="一证通办的办件", en="Cases with only the identity document"),
        Form.SHARE,
    ),
    TotalsFigure("at_once", Label(zh="秒办的办件", en="Cases decided at once"), Form.SHARE),
    TotalsFigure("open", Label(zh="有问题待答的办件", en="Cases with an open question"), Form.SHARE),
    TotalsFigure(
        "hours", Label(zh="申请人负担合计（小时）", en="Burden, hours in all"), Form.COUNT, per_case=False
    ),
    TotalsFigure("hours", Label(zh="每件负担（小时）", en="Burden, hours a case"), Form.MEAN),
    TotalsFigure(
        "yuan", Label(zh="申请人负担合计（元）", en="Burden, yuan in all"), Form.COUNT, per_case=False
    ),
    TotalsFigure("yuan", Label(zh="每件负担（元）", en="Burden, yuan a case"), Form.MEAN),
)
"""All of them, in the order in which they are told."""

MEANS: dict[str, TotalsFigure] = {one.key: one for one in FIGURES if one.per_case}
"""Those a case, by key."""


def figure_called(key: str) -> TotalsFigure:
    """Return a figure a case by its key; one that has no words of its own is called by its key."""
    return MEANS.get(key) or TotalsFigure(key, Label(zh=key, en=key), Form.MEAN)
