"""The mappings of nouns cannot be changed, and are like any other in all else."""

import copy
import pickle

import pytest

from onething.model import Case, Rule
from onething.model.frozen import Frozen

CASE = Case.model_validate({"facts": {"age": 8, "born": {"date": "2018-01-02"}}, "given": {"store": "hit"}})


@pytest.mark.parametrize(
    "change",
    [
        lambda facts: facts.update(age=9),
        lambda facts: facts.pop("age"),
        lambda facts: facts.__setitem__("age", 9),
        lambda facts: facts.__delitem__("age"),
        lambda facts: facts.__ior__({"age": 9}),
        lambda facts: facts.setdefault("sex", "f"),
        lambda facts: facts.popitem(),
        lambda facts: facts.clear(),
    ],
)
@pytest.mark.parametrize("case", [CASE, CASE.with_fact("age", 8), Case()])
def test_the_facts_of_a_case_cannot_be_changed(case, change):
    """Not those that were given, nor those of a new case, nor none at all."""
    before = dict(case.facts)
    with pytest.raises(TypeError, match="cannot be changed"):
        change(case.facts)
    assert case.facts == before


@pytest.mark.parametrize(
    "through",
    [
        lambda case: pickle.loads(pickle.dumps(case)),  # noqa: S301 - its own
        copy.deepcopy,
        lambda case: Case.model_validate_json(case.model_dump_json()),
        lambda case: Case.model_validate(case.model_dump()),
    ],
)
def test_a_case_stays_what_it_is(through):
    """In JSON, in a pickle, and as a copy; so cases can be counted too."""
    again = through(CASE)
    assert (again, hash(again), type(again.facts)) == (CASE, hash(CASE), Frozen)


def test_what_a_rule_matches_cannot_be_changed():
    """Neither the patterns nor their cells."""
    rule = Rule.model_validate(
        {
            "id": "r",
            "title": "r",
            "basis": "law",
            "match": {"requirement": {"material": "deed"}},
            "then": {"replace_by": "commitment"},
        }
    )
    with pytest.raises(TypeError):
        rule.match["requirement"]["material"] = "card"
    with pytest.raises(TypeError):
        rule.match["source"] = {}


def test_joined_with_another_it_is_a_plain_dictionary():
    """A change gives a new one."""
    assert type(Frozen(a=1) | {"b": 2}) is dict
