"""Which reforms to do: the best set, the order beside it, what each is worth, and who has to act."""

from __future__ import annotations

from onething.language import Label
from onething.model import DepartmentId, SourceId
from onething.model.noun import Noun
from onething.simulation.log_report import LogReport

__all__ = ["Advice", "Candidate", "CurvePoint", "SharingDemand"]


class Candidate(Noun):
    """A reform that can be chosen."""

    id: str
    name: Label
    cost: float
    """In yuan."""
    alone: float
    """What it gains if it is the only one, in the unit of the goal; what it makes worse is negative."""
    in_company: float
    """Its Shapley value: what it gains on average over all orders in which the reforms can be done."""
    standard_error: float = 0.0
    """Of the Shapley value, where the orders were sampled; 0: it is exact."""
    chosen: bool


class CurvePoint(Noun):
    """The goal after so many reforms, one more each time."""

    reforms: tuple[str, ...]
    """All that are done by then."""
    added: str
    """The last of them; empty at the start, and where it is a set by itself."""
    cost: float
    value: float


class SharingDemand(Noun):
    """Data that a department must provide, to whom, and how many cases wait for it.

    As 数据共享需求清单 and 数据提供责任清单 list it.
    """

    source: SourceId
    name: Label
    provider: DepartmentId | None
    provider_name: Label
    consumers: tuple[DepartmentId, ...]
    consumer_names: tuple[Label, ...]
    onethings: tuple[str, ...]
    cases: float
    """Cases a year in which it would make a material unnecessary or spare a visit."""
    materials: float


class Advice(Noun):
    """The set of reforms that reaches most within a budget, or a target at the least cost.

    Where a target cannot be reached it is the cheapest set that comes nearest.
    """

    goal: str
    """Such as `visits-at-most-one` or `materials`."""
    goal_name: Label
    share: bool = False
    """True: the goal is the share of cases of which something holds, and more is better; False: it is a
    number a case, and less is better."""
    budget: float | None = None
    target: float | None = None
    feasible: bool
    """False: not even all reforms together reach the target, or fit."""
    optimal: bool
    """Whether the set is proven to be the best; False: the solver ran out of time, see `gap`."""
    gap: float = 0.0
    """By how much a better set could be better at most, as a share."""
    start: float
    """The goal before any reform."""
    value: float
    """The goal with the chosen reforms."""
    best_possible: float
    """The goal with the best set of reforms, whatever it costs; with all, where none makes anything worse."""
    cost: float
    candidates: tuple[Candidate, ...]
    """Chosen ones first, then by what they gain."""
    greedy: tuple[CurvePoint, ...]
    """One reform at a time, each the best for its cost given those before: from none to all."""
    exact: tuple[CurvePoint, ...]
    """The best set for each budget at which it changes, from none to all."""
    demands: tuple[SharingDemand, ...] = ()
    cases: float
    log: LogReport
    profiles: int
    seconds: float
    notes: tuple[Label, ...] = ()
