"""Which materials are one licence: the same document under several codes, names or entries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from onething.graph.demand import demands
from onething.model import Catalogue, Material, MaterialId, MaterialKind, Origin

__all__ = ["issued_by_government", "licences"]

_Vertex = tuple[str, str]


def issued_by_government(catalogue: Catalogue) -> frozenset[MaterialId]:
    """Return the materials that government issues: by origin, kind or issuer, or as an item's result."""
    produced = {result.material for item in catalogue.items.values() for result in item.results}
    return frozenset(m.id for m in catalogue.materials.values() if m.id in produced or _is_issued(m))


def _is_issued(material: Material) -> bool:
    return (
        material.origin is Origin.GOVERNMENT
        or material.kind is MaterialKind.LICENCE
        or material.issuer is not None
    )


def licences(catalogue: Catalogue) -> tuple[tuple[MaterialId, ...], ...]:
    """Return what government issues, materials that are one licence together, in catalogue order.

    They are one if they share a standard code, a name or an alias, or if a guide binds a requirement
    for one of them to a code of the other.
    """
    # Imported here: networkx takes longer to load than most commands to run, and few need a graph.
    import networkx as nx  # noqa: PLC0415

    graph: nx.Graph[_Vertex] = nx.Graph(_named(catalogue))
    number = {vertex: i for i, group in enumerate(nx.connected_components(graph)) for vertex in group}
    found: defaultdict[int, list[MaterialId]] = defaultdict(list)
    for material in catalogue.materials:
        if ("material", material) in number:
            found[number["material", material]].append(material)
    return tuple(map(tuple, found.values()))


def _named(catalogue: Catalogue) -> Iterator[tuple[_Vertex, _Vertex]]:
    """Yield each of these materials with each word for it, as the edges of a graph."""
    issued = issued_by_government(catalogue)
    for material in issued:
        for word in _words(catalogue.materials[material]):
            yield ("material", material), ("word", word)
    for demand in demands(catalogue):
        named, bound = demand.requirement.material, demand.requirement.published
        if named in issued and bound and bound.code:
            yield ("material", str(named)), ("word", bound.code)


def _words(material: Material) -> Iterator[str]:
    # The English name does not identify a document: translations fall together where names do not.
    yield material.name.text("zh").strip()
    yield from filter(None, map(str.strip, (*material.codes, *material.aliases)))
