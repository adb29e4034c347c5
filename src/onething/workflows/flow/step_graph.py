"""The steps of a flow as a networkx graph, for whoever wants to ask it more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onething.model import Flow

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["step_graph"]


def step_graph(flow: Flow) -> nx.DiGraph[str]:
    """Return the steps as a directed acyclic graph, each edge from a step to one that comes after it.

    Nodes are the ids of steps, with the step itself as their attribute `step`; links that follow from
    others are left out. Every topological order of it is one in which the steps can be done.
    """
    # Loaded when a graph is asked for: networkx takes longer to load than a plan to make.
    import networkx as nx  # noqa: PLC0415

    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from((step.id, {"step": step}) for step in flow.steps)
    graph.add_edges_from((before, step.id) for step in flow.steps for before in step.after)
    return graph
