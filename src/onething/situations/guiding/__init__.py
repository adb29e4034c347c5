"""The tree that asks (情形引导): the fewest questions that settle a plan, or one thing that it comes to."""

from onething.situations.guiding.aims import PLAN, Aim, AimKind, aim_of
from onething.situations.guiding.answered import answered_by_sources
from onething.situations.guiding.diagram import Diagram, Edge, Fork, TooManyQuestions, grow
from onething.situations.guiding.guidance import (
    BySource,
    Guidance,
    GuidedAnswer,
    GuidedQuestion,
    Statement,
    guidance,
)
from onething.situations.guiding.next_question import Next, next_question, settled

__all__ = [
    "PLAN",
    "Aim",
    "AimKind",
    "BySource",
    "Diagram",
    "Edge",
    "Fork",
    "Guidance",
    "GuidedAnswer",
    "GuidedQuestion",
    "Next",
    "Statement",
    "TooManyQuestions",
    "aim_of",
    "answered_by_sources",
    "grow",
    "guidance",
    "next_question",
    "settled",
]
