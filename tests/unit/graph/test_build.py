"""The catalogue as a networkx graph."""

from __future__ import annotations

import subprocess
import sys

from graph_nouns import TOWN, catalogue, item, material, need, onething, source

from onething.graph import EdgeKind, Node, NodeKind, catalogue_graph
from onething.model import Catalogue, Department

POLICE = Department.model_validate({"id": "police", "name": {"zh": "公安局", "en": "Police"}})


def edges(graph):
    """Return the edges as short sentences."""
    return [f"{start} {kind} {end}" for start, end, kind in graph.edges(data="kind")]


def test_every_noun_is_a_node_with_its_name() -> None:
    """Departments, items, one-things, materials, sources and results are nodes that bear names."""
    graph = catalogue_graph(
        catalogue(POLICE, item("birth", "id-card", gives=("register",)), onething("baby", "birth"))
    )
    assert {str(node) for node in graph} == {
        "department police",
        "item birth",
        "one-thing baby",
        "material id-card",
        "material register",
        "result birth/register",
    }
    assert graph.nodes[Node(NodeKind.DEPARTMENT, "police")]["name"].text("en") == "Police"


def test_items_and_departments_are_joined_by_what_they_do() -> None:
    """A department handles an item, leads a one-thing, provides a source and issues a material."""
    graph = catalogue_graph(
        catalogue(
            POLICE,
            item("birth", department="police"),
            onething("baby", "birth", lead="police"),
            source("store", "id-card", provider="police"),
            material("id-card", issuer="police"),
        )
    )
    assert set(edges(graph)) == {
        "department police handles item birth",
        "department police leads one-thing baby",
        "department police provides source store",
        "department police issues material id-card",
        "one-thing baby includes item birth",
        "source store supplies material id-card",
    }


def test_a_result_is_a_material() -> None:
    """An item yields a result, and the result is a material that others may demand."""
    graph = catalogue_graph(catalogue(item("birth", gives=("register",))))
    assert edges(graph) == [
        "item birth yields result birth/register",
        "result birth/register is material register",
    ]


def test_each_requirement_is_an_edge_that_tells_about_it() -> None:
    """Two requirements for one material are two edges, with id, necessity and whether conditional."""
    conditional = need("id-card", id="second", necessity="optional", when={"married": True})
    graph = catalogue_graph(catalogue(item("birth", "id-card", conditional)))
    between = graph.get_edge_data(Node(NodeKind.ITEM, "birth"), Node(NodeKind.MATERIAL, "id-card"))
    assert [(e["requirement"], str(e["necessity"]), e["conditional"]) for e in between.values()] == [
        ("id-card", "required", False),
        ("second", "optional", True),
    ]


def test_a_one_thing_demands_materials_too() -> None:
    """A requirement of the whole is an edge from the one-thing."""
    graph = catalogue_graph(catalogue(onething("baby", requirements=[need("id-card")])))
    assert edges(graph) == ["one-thing baby demands material id-card"]


def test_parts_tell_how_they_are_included() -> None:
    """Optional entries and alternatives are marked; a nested one-thing is a part like an item."""
    graph = catalogue_graph(
        catalogue(
            item("a"),
            item("b"),
            onething("inner"),
            onething(
                "outer", {"item": "a", "optional": True}, {"one_of": [{"item": "b"}]}, {"onething": "inner"}
            ),
        )
    )
    told = {str(end): (e["optional"], e["conditional"]) for _, end, e in graph.edges(data=True)}
    assert told == {"item a": (True, False), "item b": (False, True), "one-thing inner": (False, False)}


def test_a_source_serves_those_whom_it_names() -> None:
    """A list of owners becomes edges; a source open to all has none."""
    closed = source("closed", connected=["birth", "baby"])
    graph = catalogue_graph(catalogue(item("birth"), onething("baby"), closed, source("open")))
    assert edges(graph) == ["source closed serves item birth", "source closed serves one-thing baby"]


def test_a_material_is_one_node_however_many_demand_it() -> None:
    """A catalogue of the size of a province has an edge for each requirement, and no more."""
    materials = {f"m{i}": material(f"m{i}") for i in range(400)}
    shared = [need(f"m{i}") for i in range(400)]
    items = {f"i{i}": item(f"i{i}", *shared) for i in range(100)}
    graph = catalogue_graph(Catalogue(TOWN, materials=materials, items=items))
    assert graph.number_of_edges() == 40_000
    assert graph.number_of_nodes() == 500


def test_the_package_loads_without_networkx() -> None:
    """Whoever imports the package does not wait for networkx."""
    code = "import sys, onething.graph; sys.exit('networkx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_edge_kinds_read_as_sentences() -> None:
    """A node and the kind of an edge are said as words."""
    assert f"{Node(NodeKind.ITEM, 'birth')} {EdgeKind.YIELDS} …" == "item birth yields …"
