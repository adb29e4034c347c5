"""Explaining a material of a one-thing."""

from __future__ import annotations

import pytest
from small_worlds import case, item, need, planner, replacing, source, whole

from onething.errors import UnknownName
from onething.model import Material
from onething.workflows.explaining import explain

CARD = Material.model_validate(
    {"id": "card", "name": {"zh": "身份证", "en": "Card"}, "aliases": ["证件"], "codes": ["X1"]}
)


@pytest.mark.parametrize("name", ["card", "身份证", "Card", "证件", "X1"])
def test_a_material_is_known_by_every_name_it_bears(name: str) -> None:
    """Id, name, alias and code all find it."""
    explanation = explain(planner(CARD, item("a", "card")), "whole", name, case())
    assert [material.material for material in explanation.materials] == ["card"]


def test_a_material_is_known_by_the_name_in_the_guide() -> None:
    """The name under which it is asked for counts too."""
    made = planner(CARD, item("a", need("card", name="申请人证件")))
    assert explain(made, "whole", "申请人证件", case()).materials[0].material == "card"


def test_a_material_of_several_holders_is_explained_once_for_each() -> None:
    """The cards of mother and father stand side by side."""
    made = planner(CARD, item("a", need("card", holder="mother"), need("card", holder="father")))
    assert [one.holder for one in explain(made, "whole", "card", case()).materials] == ["mother", "father"]


@pytest.mark.parametrize("name", ["cart", "lease"])
def test_a_material_that_is_never_asked_for_is_refused(name: str) -> None:
    """Be it unknown or only unknown here, the error says what is near."""
    made = planner(CARD, item("a", "card"), item("b", "lease"), whole("a"))
    with pytest.raises(UnknownName) as error:
        explain(made, "whole", name, case())
    assert error.value.kind == "material"


def test_what_is_not_handed_in_needs_no_remedy() -> None:
    """An explanation of a replaced material tells the way that is used."""
    explanation = explain(planner(CARD, item("a", "card"), source("store", "card")), "whole", "card", case())
    assert (explanation.remedies, explanation.materials[0].outcome.value) == ((), "replaced")


def test_an_explanation_says_for_what_case_it_was_made() -> None:
    """Day, region and assumption stand in it as in the plan."""
    explanation = explain(planner(CARD, item("a", "card")), "whole", "card", case(assume="guaranteed"))
    assert (str(explanation.as_of), explanation.region, explanation.assume.value) == (
        "2026-06-01",
        "990102",
        "guaranteed",
    )


def test_what_is_still_open_can_be_explained() -> None:
    """A material that waits for a question has no remedies yet."""
    rules = [replacing("commitment", "card", when={"rented": True})]
    explanation = explain(planner(CARD, item("a", "card"), rules=rules), "whole", "card", case())
    assert (explanation.materials[0].outcome.value, explanation.remedies) == ("open", ())
