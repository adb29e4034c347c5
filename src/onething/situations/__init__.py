"""All situations of a one-thing: going through them, and proving what holds in every one."""

from onething.model.claim import Claim
from onething.situations.branching import Situation, TooManySituations, situations
from onething.situations.certificate import Certificate, Cube, certificate
from onething.situations.guiding import (
    PLAN,
    Aim,
    AimKind,
    BySource,
    Diagram,
    Edge,
    Fork,
    Guidance,
    GuidedAnswer,
    GuidedQuestion,
    Next,
    Statement,
    TooManyQuestions,
    aim_of,
    answered_by_sources,
    grow,
    guidance,
    next_question,
    settled,
)
from onething.situations.outages import Loss, Robustness, robustness
from onething.situations.proving import Answered, Asked, Counterexample, Proof, Proven, prove, proven
from onething.situations.space import Space, Variable
from onething.situations.spanning import EmptySpace, space_of
from onething.situations.tree import Branch, Leaf, Node, Progress, Tree, cubes
from onething.situations.verifying import Verdict, verify

__all__ = [
    "PLAN",
    "Aim",
    "AimKind",
    "Answered",
    "Asked",
    "Branch",
    "BySource",
    "Certificate",
    "Claim",
    "Counterexample",
    "Cube",
    "Diagram",
    "Edge",
    "EmptySpace",
    "Fork",
    "Guidance",
    "GuidedAnswer",
    "GuidedQuestion",
    "Leaf",
    "Loss",
    "Next",
    "Node",
    "Progress",
    "Proof",
    "Proven",
    "Robustness",
    "Situation",
    "Space",
    "Statement",
    "TooManyQuestions",
    "TooManySituations",
    "Tree",
    "Variable",
    "Verdict",
    "aim_of",
    "answered_by_sources",
    "certificate",
    "cubes",
    "grow",
    "guidance",
    "next_question",
    "prove",
    "proven",
    "robustness",
    "settled",
    "situations",
    "space_of",
    "verify",
]
