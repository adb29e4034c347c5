"""What goes round in circles."""

from __future__ import annotations

from graph_nouns import catalogue, item, need, onething, subjects

from onething.graph.findings.circles import circular_proof, one_thing_within_itself
from onething.model import Severity


def test_a_circular_proof_tells_its_items_and_what_each_needs() -> None:
    """The message walks the circle and comes back to its beginning."""
    made = catalogue(item("a", "y", gives=("x",)), item("b", "x", gives=("y",)))
    (finding,) = circular_proof(made)
    assert finding.subject == "item a"
    assert finding.message.text("en").endswith("a →(y)→ b →(x)→ a")


def test_a_circular_proof_that_nothing_opens_is_an_error() -> None:
    """It makes a plan impossible; one that a condition opens is a warning."""
    b = item("b", "x", gives=("y",))
    (hopeless,) = circular_proof(catalogue(item("a", "y", gives=("x",)), b))
    (open_,) = circular_proof(catalogue(item("a", need("y", when={"married": True}), gives=("x",)), b))
    assert (hopeless.severity, open_.severity) == (Severity.ERROR, Severity.WARNING)


def test_one_things_inside_each_other_are_found_both() -> None:
    """Each one-thing of the circle includes itself; one that only leads there does not."""
    outer, inner = onething("outer", {"onething": "inner"}), onething("inner", {"onething": "outer"})
    before = onething("before", {"onething": "outer"})
    assert subjects(one_thing_within_itself, outer, inner, before) == ["one-thing outer", "one-thing inner"]
