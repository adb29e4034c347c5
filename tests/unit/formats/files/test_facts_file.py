"""The facts of a case come from YAML or JSON."""

import pytest

from onething.errors import BrokenInput
from onething.formats.files.facts_file import load_facts

PHONE = "13800138000"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("f.yaml", "age: 60\nconsent: true\nname: ~\n性别: 女"),
        ("f.json", '{"age": 60, "consent": true, "name": null, "性别": "女"}'),
    ],
)
def test_both_forms_give_the_same_facts(put, name, text):
    """A fact is a text, a number, a truth or known to have no value."""
    facts = load_facts(put({name: text}) / name)
    assert facts == {"age": 60, "consent": True, "name": None, "性别": "女"}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("f.yaml", f"phone: [{PHONE}]"),
        ("f.yaml", f"phone: {{x: {PHONE}}}"),
        ("f.yaml", f"- {PHONE}"),
        ("f.json", f'{{"phone": ["{PHONE}"]}}'),
        ("f.json", f'"{PHONE}"'),
        ("f.json", f'{{"phone": {PHONE}'),
        ("f.json", f'{{"phone": "{PHONE}", "phone": 1}}'),
        ("f.json", '{"phone": NaN}'),
        ("f.json", "[" * 100_000),
        ("f.json", '{"phone": ' + "9" * 5000 + "}"),
        ("f.json", ""),
        ("f.json", '{"phone": "\\ud800"}'),
        ("f.json", '{"phone": 1e999}'),
    ],
)
def test_what_is_no_set_of_facts_is_a_fault_without_values(put, name, text):
    """An error may be logged, so it names facts and never their values."""
    with pytest.raises(BrokenInput) as raised:
        load_facts(put({name: text}) / name)
    assert PHONE not in raised.value.message("zh") + raised.value.message("en")


def test_a_fact_with_parts_is_reported_at_its_line(put):
    """The message names the fact."""
    with pytest.raises(BrokenInput, match=r"f.yaml:2: the fact “child” is not a single value"):
        load_facts(put({"f.yaml": "age: 1\nchild: {age: 2}"}) / "f.yaml")
