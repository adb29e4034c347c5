"""The catalogue as a networkx graph, for whatever question graph theory can answer."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any

from onething.graph.demand import demands
from onething.graph.node import EdgeKind, Node, NodeKind
from onething.graph.parts import parts
from onething.language import Label
from onething.model import Catalogue, DataSource, OneThing, ServiceItem

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["catalogue_graph"]

_Edge = tuple[Node, Node, dict[str, Any]]


def catalogue_graph(catalogue: Catalogue) -> nx.MultiDiGraph[Node]:
    """Return the catalogue as a directed multigraph: nouns are nodes, what they say of each other edges.

    A node is a `Node` with the attribute `name` (a `Label`). An edge has the attribute `kind` (an
    `EdgeKind`, which tells what else it has). Nodes and edges stand in the order of the catalogue.
    """
    # Imported here: networkx takes longer to load than most commands to run, and few need a graph.
    import networkx as nx  # noqa: PLC0415

    graph: nx.MultiDiGraph[Node] = nx.MultiDiGraph()
    graph.add_nodes_from((node, {"name": name}) for node, name in _nodes(catalogue))
    graph.add_edges_from(_edges(catalogue))
    return graph


def _nodes(catalogue: Catalogue) -> Iterator[tuple[Node, Label]]:
    tables = (
        (NodeKind.DEPARTMENT, catalogue.departments),
        (NodeKind.ONE_THING, catalogue.onethings),
        (NodeKind.ITEM, catalogue.items),
        (NodeKind.MATERIAL, catalogue.materials),
        (NodeKind.SOURCE, catalogue.sources),
    )
    for kind, table in tables:
        yield from ((Node(kind, noun.id), noun.name) for noun in table.values())
    for item in catalogue.items.values():
        for result in item.results:
            yield _result(item, result.material), result.name or catalogue.materials[result.material].name


def _edges(catalogue: Catalogue) -> Iterator[_Edge]:
    return chain(
        chain.from_iterable(map(_onething_edges, catalogue.onethings.values())),
        chain.from_iterable(map(_item_edges, catalogue.items.values())),
        _demand_edges(catalogue),
        chain.from_iterable(_source_edges(catalogue, source) for source in catalogue.sources.values()),
        _issuer_edges(catalogue),
    )


def _onething_edges(onething: OneThing) -> Iterator[_Edge]:
    whole = Node(NodeKind.ONE_THING, onething.id)
    if onething.lead:
        yield _edge(Node(NodeKind.DEPARTMENT, onething.lead), EdgeKind.LEADS, whole)
    for part in parts(onething):
        kind = NodeKind.ITEM if part.entry.item else NodeKind.ONE_THING
        inner = Node(kind, str(part.entry.item or part.entry.onething))
        yield _edge(
            whole, EdgeKind.INCLUDES, inner, optional=part.entry.optional, conditional=part.conditional
        )


def _item_edges(item: ServiceItem) -> Iterator[_Edge]:
    node = Node(NodeKind.ITEM, item.id)
    if item.department:
        yield _edge(Node(NodeKind.DEPARTMENT, item.department), EdgeKind.HANDLES, node)
    for material in dict.fromkeys(result.material for result in item.results):
        produced = _result(item, material)
        yield _edge(node, EdgeKind.YIELDS, produced)
        yield _edge(produced, EdgeKind.IS, Node(NodeKind.MATERIAL, material))


def _demand_edges(catalogue: Catalogue) -> Iterator[_Edge]:
    for demand in demands(catalogue):
        requirement = demand.requirement
        facts = {
            "requirement": requirement.id,
            "necessity": requirement.necessity,
            "conditional": requirement.when is not None,
        }
        for material in demand.materials:
            yield _edge(demand.owner, EdgeKind.DEMANDS, Node(NodeKind.MATERIAL, material), **facts)


def _source_edges(catalogue: Catalogue, source: DataSource) -> Iterator[_Edge]:
    node = Node(NodeKind.SOURCE, source.id)
    if source.provider:
        yield _edge(Node(NodeKind.DEPARTMENT, source.provider), EdgeKind.PROVIDES, node)
    for material in source.supplies:
        yield _edge(node, EdgeKind.SUPPLIES, Node(NodeKind.MATERIAL, material))
    for owner in () if isinstance(source.connected, bool) else source.connected:
        # An item and a one-thing may bear the same id; whoever bears it may ask.
        if owner in catalogue.items:
            yield _edge(node, EdgeKind.SERVES, Node(NodeKind.ITEM, owner))
        if owner in catalogue.onethings:
            yield _edge(node, EdgeKind.SERVES, Node(NodeKind.ONE_THING, owner))


def _issuer_edges(catalogue: Catalogue) -> Iterator[_Edge]:
    for material in catalogue.materials.values():
        if material.issuer:
            issuer = Node(NodeKind.DEPARTMENT, material.issuer)
            yield _edge(issuer, EdgeKind.ISSUES, Node(NodeKind.MATERIAL, material.id))


def _edge(start: Node, kind: EdgeKind, end: Node, **facts: Any) -> _Edge:
    return start, end, {"kind": kind, **facts}


def _result(item: ServiceItem, material: str) -> Node:
    return Node(NodeKind.RESULT, f"{item.id}/{material}")
