"""Circular proofs."""

from __future__ import annotations

from graph_nouns import catalogue, item, need

from onething.graph import CircularProof, circular_proofs


def circles(*items):
    """Return the circles of a catalogue of these items, as their items."""
    return [circle.items for circle in circular_proofs(catalogue(*items))]


def test_two_items_that_need_each_others_result_are_a_circle() -> None:
    """A needs what B gives and B needs what A gives: nothing opens the circle."""
    made = catalogue(item("a", "y", gives=("x",)), item("b", "x", gives=("y",)))
    assert circular_proofs(made) == (CircularProof(("a", "b"), ("y", "x"), inescapable=True),)


def test_a_circle_begins_with_what_stands_first() -> None:
    """However long, a circle is told once, from the item that stands first in the catalogue."""
    c, a, b = item("c", "x", gives=("z",)), item("a", "y", gives=("x",)), item("b", "z", gives=("y",))
    assert circles(c, a, b) == [("c", "a", "b")]


def test_a_chain_is_no_circle() -> None:
    """Waiting for a result that needs nothing goes round nowhere."""
    assert circles(item("a", "y", gives=("x",)), item("b", gives=("y",))) == []


def test_a_renewal_waits_for_nobody() -> None:
    """Who shows the old register to get the new one does not wait for another to give a register."""
    move, marry = (
        item("move", "register", gives=("register",)),
        item("marry", "register", gives=("register",)),
    )
    assert circles(move, marry) == []


def test_an_alternative_breaks_the_circle() -> None:
    """A material that need not be the one handed in holds nobody up."""
    free = need(None, alternatives=[["y"], ["statement"]])
    assert circles(item("a", free, gives=("x",)), item("b", "x", gives=("y",))) == []


def test_what_stands_in_every_alternative_closes_the_circle() -> None:
    """Alternatives that all hold the material leave no choice."""
    bound = need(None, alternatives=[["y", "form"], ["statement", "y"]])
    assert circles(item("a", bound, gives=("x",)), item("b", "x", gives=("y",))) == [("a", "b")]


def test_what_may_come_later_breaks_the_circle() -> None:
    """A deferrable material does not have to be there first."""
    later = need("y", necessity="deferrable")
    assert circles(item("a", later, gives=("x",)), item("b", "x", gives=("y",))) == []


def test_the_document_of_another_holder_is_another_document() -> None:
    """The mother's card is not the child's, which is what the item gives."""
    mothers = need("card", holder="mother")
    birth, card = item("birth", mothers, gives=("register",)), item("card", "register", gives=("card",))
    assert circles(birth, card) == []


def test_a_condition_opens_a_circle() -> None:
    """What is needed only sometimes does not block always."""
    sometimes = need("y", when={"married": True})
    made = catalogue(item("a", sometimes, gives=("x",)), item("b", "x", gives=("y",)))
    assert [circle.inescapable for circle in circular_proofs(made)] == [False]


def test_another_producer_opens_a_circle() -> None:
    """If the material can be had elsewhere, the circle is odd and not hopeless."""
    made = catalogue(item("a", "y", gives=("x",)), item("b", "x", gives=("y",)), item("c", gives=("y",)))
    assert [(circle.items, circle.inescapable) for circle in circular_proofs(made)] == [(("a", "b"), False)]


def test_in_a_tangle_some_of_the_shortest_circles_are_told() -> None:
    """Where everything needs everything there are more circles than can be told."""
    names = [f"i{n}" for n in range(12)]
    tangle = [item(a, *(f"of-{b}" for b in names if b != a), gives=(f"of-{a}",)) for a in names]
    assert [len(circle.items) for circle in circular_proofs(catalogue(*tangle), most=7)] == [2] * 7


def test_long_circles_are_found_where_there_are_few() -> None:
    """A circle of nine items is a circle too."""
    chain = [item(f"i{n}", f"m{n + 1}", gives=(f"m{n}",)) for n in range(8)]
    (circle,) = circles(*chain, item("i8", "m0", gives=("m8",)))
    assert circle == tuple(f"i{n}" for n in range(9))
