"""Choosing reforms: the best set within a budget, or the cheapest that reaches a target."""

from onething.choosing.advice import Advice, Candidate, CurvePoint, SharingDemand
from onething.choosing.advising import advise
from onething.choosing.aim import Aim, Log
from onething.choosing.candidates import connections
from onething.choosing.costs import costs_of
from onething.choosing.goals import GOALS, Goal, goal_of
from onething.choosing.planners import planners_read

__all__ = [
    "GOALS",
    "Advice",
    "Aim",
    "Candidate",
    "CurvePoint",
    "Goal",
    "Log",
    "SharingDemand",
    "advise",
    "connections",
    "costs_of",
    "goal_of",
    "planners_read",
]
