"""The steps of a flow as a graph."""

from __future__ import annotations

import networkx as nx
from tests.unit.workflows.flow.flow_nouns import behind, flow, item

from onething.workflows import step_graph


def test_the_graph_has_the_steps_and_what_comes_before_what() -> None:
    """It is acyclic, ends with the filing, and what lies above a step comes before it."""
    made = flow(item("a", gives=["x"], promised_days=3), item("b", "x", promised_days=2))
    graph = step_graph(made)
    assert nx.is_directed_acyclic_graph(graph)
    assert [id for id in graph if not graph.out_degree(id)] == ["archive"]
    assert all(nx.ancestors(graph, id) == behind(made, id) for id in graph)
    assert graph.nodes["review:b"]["step"].days == 2


def test_its_longest_path_is_that_of_the_plan() -> None:
    """The plan states the days that networkx finds."""
    made = flow(item("a", gives=["x"], promised_days=3), item("b", "x", promised_days=2))
    graph = step_graph(made)
    weighed = [(before, after, graph.nodes[after]["step"].days) for before, after in graph.edges]
    graph.add_weighted_edges_from(weighed)
    assert nx.dag_longest_path_length(graph) == made.days == 5
