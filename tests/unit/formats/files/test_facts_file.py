"""The facts of a case come from YAML or JSON, each read as it is declared."""

import pytest

from onething.errors import BrokenInput
from onething.formats.files.facts_file import load_facts
from onething.model import Question

PHONE = "13800138000"
DECLARED = (
    {"fact": "age", "label": "几岁？", "type": "number"},
    {"fact": "consent", "label": "同意吗？"},
    {"fact": "phone", "label": "电话？", "type": "string"},
    {"fact": "性别", "label": "性别？", "type": "choice", "options": ["男", "女"]},
)
QUESTIONS = {one.fact: one for one in map(Question.model_validate, DECLARED)}


@pytest.fixture
def load(put):
    """Load the facts of a file given by its name and text."""
    return lambda name, text: load_facts(put({name: text}) / name, QUESTIONS)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("f.yaml", "age: 60\nconsent: true\n性别: 女"),
        ("f.json", '{"age": 60,\n "consent" : true, "性别":"\\u5973"}'),
        ("f.json", '\n{"age": 60.0, "consent": true, "性别": "女", "phone": null }'),
    ],
)
def test_both_forms_give_the_same_facts(load, name, text):
    """A fact is a text, a number or a truth."""
    assert load(name, text) == {"age": 60, "consent": True, "性别": "女"}


@pytest.mark.parametrize(("name", "text"), [("f.yaml", "age:\nphone: ~"), ("f.json", '{"age": null}')])
def test_a_fact_without_a_value_is_not_known(load, name, text):
    """It is not taken for one that is known to have none."""
    assert load(name, text) == {}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("f.yaml", f"phone: [{PHONE}]"),
        ("f.yaml", f"phone: {{x: {PHONE}}}"),
        ("f.yaml", f"- {PHONE}"),
        ("f.yaml", f"age: a{PHONE}"),
        ("f.json", f'{{"phone": ["{PHONE}"]}}'),
        ("f.json", f'"{PHONE}"'),
        ("f.json", f'{{"phone": {PHONE}'),
        ("f.json", f'{{"phone": "{PHONE}", "phone": "1"}}'),
        ("f.json", f'{{"age": "{PHONE}"}}'),
        ("f.json", "[" * 100_000),
        ("f.json", ""),
        ("f.json", '{"phone": "\\ud800"}'),
    ],
)
def test_what_is_no_set_of_facts_is_a_fault_without_values(load, name, text):
    """An error may be logged, so it names facts and never their values."""
    with pytest.raises(BrokenInput) as raised:
        load(name, text)
    assert PHONE not in raised.value.message("zh") + raised.value.message("en")


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("NaN", "NaN and Infinity are no numbers"),
        ("-Infinity", "NaN and Infinity are no numbers"),
        ("1e400", "the number is too large"),
        ("9" * 5000, "the number is too large"),
    ],
)
def test_a_number_that_is_none_says_so(load, number, said):
    """JSON as programs write it may hold what no fact can be."""
    with pytest.raises(BrokenInput, match=f"f.json:2: the fact “age”: {said} → mend the value"):
        load("f.json", f'{{\n"age": {number}}}')


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("f.yaml", "age: [1]\nconsent: 1\nphon: x\n性别: 不详"),
        ("f.json", '{"age": [1],\n"consent": 1,\n"phon": "x",\n"性别": "不详"}'),
    ],
)
def test_every_fault_is_told_at_its_line(load, name, text):
    """The message says what would fit."""
    with pytest.raises(BrokenInput) as raised:
        load(name, text)
    assert [(fault.place.line, fault.found.en, fault.mend.en) for fault in raised.value.faults] == [
        (
            1,
            "the fact “age”: it is not a single value",
            "write “fact: value”, and join parts of a name by dots",
        ),
        (2, "the fact “consent”: the value does not fit the type of the fact", "give true or false"),
        (3, "there is no fact “phon”", "did you mean phone?"),
        (4, "the fact “性别”: the value does not fit the type of the fact", "give one of 男, 女"),
    ]
