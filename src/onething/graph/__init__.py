"""The catalogue as a graph: the graph itself, the questions it answers, and what is wrong in it."""

from onething.graph.build import catalogue_graph
from onething.graph.circles import CircularProof, circular_proofs
from onething.graph.demand import Demand
from onething.graph.findings import CHECKS, Check, find
from onething.graph.node import EdgeKind, Node, NodeKind
from onething.graph.questions import (
    DemandedMaterial,
    Unnecessary,
    UnusedResult,
    WaivedAndDemanded,
    demanded_by,
    issued_yet_demanded,
    made_unnecessary_by,
    materials_without_basis,
    unused_results,
    waived_here_demanded_there,
)

__all__ = [
    "CHECKS",
    "Check",
    "CircularProof",
    "Demand",
    "DemandedMaterial",
    "EdgeKind",
    "Node",
    "NodeKind",
    "Unnecessary",
    "UnusedResult",
    "WaivedAndDemanded",
    "catalogue_graph",
    "circular_proofs",
    "demanded_by",
    "find",
    "issued_yet_demanded",
    "made_unnecessary_by",
    "materials_without_basis",
    "unused_results",
    "waived_here_demanded_there",
]
