"""Every condition is read when it is loaded, and what is wrong is told at the line of its fact."""

import pytest

from onething.errors import BrokenInput
from onething.formats.files.catalogue_files import load_catalogue
from onething.formats.files.condition_faults import fact_tests
from onething.model import Condition

QUESTIONS = "- {fact: age, label: 年龄, type: number}\n- {fact: married, label: 已婚}"


@pytest.fixture
def faults(catalogue):
    """Return the faults of an item with a condition, as line, what was found, how to mend it."""

    def read(condition, sources="[]"):
        lines = "".join(f"        {line}\n" for line in condition.splitlines())
        item = f"id: i\nname: x\nrequirements:\n    - material: m\n      when:\n{lines}"
        files = {"materials.yaml": "{id: m, name: x}", "questions.yaml": QUESTIONS, "items.yaml": item}
        files["sources.yaml"] = sources
        with pytest.raises(BrokenInput) as raised:
            load_catalogue(catalogue(files))
        assert all(fault.found.zh and fault.mend.zh for fault in raised.value.faults)
        return [(fault.place.line, fault.found.en, fault.mend.en) for fault in raised.value.faults]

    return read


def test_a_misspelt_fact_comes_with_what_is_near(faults):
    """At the line of the fact."""
    assert faults("age: '> 1'\nmaried: true") == [
        (7, "there is no fact “maried”, which the condition reads", "did you mean married?")
    ]


def test_a_region_in_which_no_case_can_lie_comes_with_what_is_near(catalogue):
    """Below a region that is listed any code will do."""
    when = "onethings.yaml", "{id: o, name: x, items: [{item: i, when: {region: ['430199', '340100']}}]}"
    files = {"regions.yaml": "[{code: '430100', name: x}]", "items.yaml": "{id: i, name: x}"}
    with pytest.raises(BrokenInput) as raised:
        load_catalogue(catalogue({**files, when[0]: when[1]}))
    (fault,) = raised.value.faults
    assert fault.found.en == "there is no region “340100”, which the condition reads"
    assert fault.mend.en == "did you mean 430100?"


def test_a_source_that_nothing_bears_comes_with_what_is_near(faults):
    """What a source answers is a fact named after it."""
    assert faults("source.registr: hit", sources="{id: register, name: x, kind: register}") == [
        (6, "there is no fact “source.registr”, which the condition reads", "did you mean source.register?")
    ]


def test_an_answer_that_no_source_gives_comes_with_those_that_it_can(faults):
    """A source finds, misses, is down, or lacks a consent."""
    ((line, found, mend),) = faults("source.register: hid", sources="{id: register, name: x, kind: register}")
    assert (line, mend) == (6, 'write "hit"')
    assert "hid" in found


def test_a_fact_like_no_other_can_be_declared(faults):
    """The message says how."""
    assert faults("weather: true")[0][2] == "mend the name, or declare it among the questions"


def test_a_test_that_cannot_be_read_names_the_column(faults):
    """Nested tests have their own lines."""
    ((line, found, _),) = faults("any:\n  - married: true\n  - not:\n      age: '>= '")
    assert line == 9
    assert found.startswith("the condition “>= ”, column ")


def test_all_faults_of_a_condition_are_told(faults):
    """One run shows everything."""
    assert [line for line, _, _ in faults("all:\n  - age: old\n  - married: perhaps\nfoo: 1")] == [7, 8, 9]


def test_a_condition_that_is_none_is_a_fault_at_its_key(faults):
    """Its shape is checked before its tests."""
    assert faults("all: {}") == [
        (5, "item i requirements[0].when: not as it has to be", "“all” takes a list of conditions")
    ]


def test_a_condition_nested_too_deeply_is_a_fault(faults):
    """However plain its tests are."""
    assert len(faults("{not: " * 52 + "{married: true}" + "}" * 52)) == 1


def test_conditions_of_acts_and_parts_are_read_too(catalogue):
    """Wherever a condition may stand."""
    files = {
        "items.yaml": "{id: i, name: x, acts: [{id: a, kind: signing, reason: y, when: {foo: 1}}]}",
        "onethings.yaml": "{id: o, name: x, items: [{one_of: [{item: i, when: {bar: 1}}]}]}",
    }
    with pytest.raises(BrokenInput, match=r"“foo”[^\n]*\n[^\n]*“bar”"):
        load_catalogue(catalogue(files))


def test_the_path_of_each_test_is_that_of_the_file():
    """Joins keep their names and numbers."""
    condition = Condition.parse({"a": 1, "all": [{"b": 1}], "any": [{"c": 1}, {"not": {"d": 1}}]})
    assert [path for path, _ in fact_tests(condition)] == [
        ("a",),
        ("all", 0, "b"),
        ("any", 0, "c"),
        ("any", 1, "not", "d"),
    ]


def test_a_constraint_of_the_jurisdiction_is_read(put):
    """A misspelt fact comes with what is near, at its line."""
    text = "id: town\nname: x\nregion: '430000'\nconstraints:\n  - always:\n      maried: true\n"
    folder = put({"jurisdiction.yaml": text, "questions.yaml": QUESTIONS})
    with pytest.raises(BrokenInput) as raised:
        load_catalogue(folder)
    (fault,) = raised.value.faults
    assert (fault.place.line, fault.mend.en) == (6, "did you mean married?")


def test_a_constraint_on_what_a_source_answers_is_refused(catalogue):
    """A source is in no situation; its outages are."""
    onething = "id: o\nname: x\nconstraints:\n  - always: {source.register: hit}\n"
    sources = "{id: register, name: x, kind: register}"
    with pytest.raises(BrokenInput) as raised:
        load_catalogue(catalogue({"onethings.yaml": onething, "sources.yaml": sources}))
    (fault,) = raised.value.faults
    assert fault.place.line == 4
    assert fault.found.en.startswith("a constraint says what people can be, not what a source answers")
