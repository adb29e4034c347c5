"""All situations of a one-thing: going through them, and proving what holds in every one."""

from onething.model.claim import Claim
from onething.situations.branching import Situation, TooManySituations, situations
from onething.situations.certificate import Certificate, Cube, certificate
from onething.situations.outages import Loss, Robustness, robustness
from onething.situations.proving import Answered, Asked, Counterexample, Proof, Proven, prove, proven
from onething.situations.space import EmptySpace, Space, Variable, space_of
from onething.situations.tree import Branch, Leaf, Node, Progress, Tree, cubes
from onething.situations.verifying import Verdict, verify

__all__ = [
    "Answered",
    "Asked",
    "Branch",
    "Certificate",
    "Claim",
    "Counterexample",
    "Cube",
    "EmptySpace",
    "Leaf",
    "Loss",
    "Node",
    "Progress",
    "Proof",
    "Proven",
    "Robustness",
    "Situation",
    "Space",
    "TooManySituations",
    "Tree",
    "Variable",
    "Verdict",
    "certificate",
    "cubes",
    "prove",
    "proven",
    "robustness",
    "situations",
    "space_of",
    "verify",
]
