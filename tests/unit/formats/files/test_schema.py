"""The JSON Schemas accept what the loader accepts, and refuse what it refuses."""

import copy
import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from pydantic import TypeAdapter, ValidationError

from onething.formats.files.kinds import FILE_KINDS, FileKind
from onething.formats.files.schema import KINDS, json_schema, write_schemas
from onething.formats.files.yaml_reader import parse_yaml, read_yaml

ROOT = Path(__file__).parents[4]

EXAMPLES = {
    "jurisdiction": "{id: a, name: 甲, region: 430000, source: x}",
    "regions": "[{code: 430100, name: {zh: 长沙市, en: Changsha}}, {code: '000000', name: 全国}]",
    "departments": "{id: a, name: 甲, codes: [x], region: 430100, valid: {from: 2020-01-01, until: null}}",
    "materials": """
        - {id: a, name: 甲, kind: form, issuer: b, fields: [{id: f, label: x}], basis: [x, {assumed: y}]}
        """,
    "sources": """
        - {id: a, name: 甲, kind: register, connected: [x], coverage: [{region: 430000, share: 0.9}]}
        - {id: b, name: 甲, kind: e-licence, connected: false, trust: B, valid: {since: 2020-01-01}}
        """,
    "questions": """
        - {fact: 年龄, label: x, type: number}
        - {fact: b, label: x, type: choice, options: [p, {value: y, label: {en: z}}], to_model: true, text: t}
        """,
    "items": """
        - id: a
          name: 甲
          promised_days: 3
          statutory_days: {days: 3, unit: calendar-days}
          online: true
          published_visits: 1
          basis: {document: x, article: 第一条}
          requirements:
            - {material: m, count: 2, published: {waiver: e-licence, code: x}}
            - id: x
              alternatives: [[a, b], [c]]
              when: {age: [1, 2], all: [{x: true}], any: [], not: {y: null}}
          results: [{material: m, name: x}]
          acts: [{id: b, kind: signing, reason: x, when: {consent: true}}]
          fees: [{name: x, basis: [y]}]
        """,
    "onethings": """
        id: a
        name: 甲
        items:
          - {item: b, optional: true}
          - {onething: c, when: {x: 1}}
          - {one_of: [{item: d}, {item: e}]}
        figures: {before: {days: 30, visits: 2.5}}
        requirements: [{material: m}]
        questions: [{fact: x, label: y}]
        """,
    "rules": """
        id: a
        title: x
        region: 430000
        rules:
          - id: b
            title: x
            basis: y
            match: {requirement: {material.kind: [licence, proof], count: 1, x: true}, source: {}}
            when: {consent: true}
            then: {replace_by: e-licence}
          - {id: c, title: x, basis: [{assumed: y}], match: {item: {}}, then: {decide_at_once: true}}
        """,
    "names": """
        jurisdiction: {id: a, name: x, region: 430000}
        materials: [{id: m, name: x, asked_as: [{name: y, holder: z}]}]
        """,
    "cases": """
        onething: a
        date: 2026-10-01
        facts: {age: 60, none: null}
        given: {b: down}
        cases:
          - name: {zh: 甲, en: x}
            region: 430000
            items: [b]
            channel: online
            expect:
              visits: 1
              days: {about: 20, within: 1.5, within_percent: 10}
              materials: {at_least: 1, at_most: 9}
              asked_for: [x]
              not_asked_for: {y: e-licence, z: not-needed, u: null}
              order: [[x, y], [y, z]]
              in_flow: [accept]
              not_in_flow: [in-person:x/y]
              measures: {no-visit: true, online-depth: 4}
          - {name: 乙, expect: {questions: 0, channel: window, not_asked_for: [x], order: [x, y]}}
        """,
    "reforms": """
        id: a
        name: x
        reason: y
        valid: {from: 2026-12-01}
        basis: z
        cost: 5
        cost_basis: {assumed: x}
        changes:
          - {do: connect, source: s, owners: [i], cost: 1.5, cost_basis: x, reason: y}
          - {do: disconnect, source: s}
          - {do: cover, source: s, coverage: [{region: 430000, share: 0.9}]}
          - {do: share, source: s, sharing: conditional}
          - {do: allow, mode: commitment, material: m, owners: [i], when: {x: true}}
          - {do: abolish, material: m, owners: [i]}
          - {do: abolish, item: i, act: b}
          - {do: admit, item: i}
          - {do: join, items: [i, j], name: x}
          - {do: days, item: i, limit: 3}
          - {do: days, item: i, procedure: p, limit: {days: 3, unit: calendar-days}}
          - {do: days, onething: o, limit: 3}
          - do: add-rule
            rule: {id: r, title: x, basis: y, match: {item: {id: i}}, then: {decide_at_once: true}}
            questions: [{fact: x, label: y}]
          - {do: retire-rule, rule: r}
        """,
    "targets": """
        id: a
        name: x
        region: 330000
        targets:
          - {id: b, name: x, measure: no-visit, above: 0.5, basis: y, due: 2018-11, onethings: [c]}
          - {id: c, name: x, measure: not-measured, note: z, basis: [{document: y, article: p}]}
          - {id: d, name: x, measure: longest-days, at_most: 1, basis: y}
        """,
    "burden": """
        id: a
        name: x
        wage: {value: 60, basis: y, valid: {from: 2025-01-01}}
        preparing: {value: 20, basis: [{assumed: {zh: x, en: y}}]}
        material_time: {value: 15, basis: y}
        form_time: {value: 5, basis: y}
        field_time: {value: 0.5, basis: y}
        travel_time: {value: 60, basis: y}
        waiting_time: {value: 30, basis: y}
        material_cost: {value: 1, basis: y}
        travel_cost: {value: 10, basis: y}
        """,
    "facts": "{age: 60, consent: true, name: null, share: 0.5, 性别: 女}",
    "case": "{facts: {age: 60}, as_of: 2025-01-01, given: {x: down}, items: [a]}",
}
"""For each kind a file with every shorthand."""

VALUES = (None, True, -1, 3, 1.5, "", "x", "  ", "430000", [], ["x"], [1], {}, {"x": 1}, {"zh": "x"})


def accepts(kind, data):
    """Tell whether the model takes the data, as the loader would read it."""
    what = KINDS[kind]
    if not isinstance(what, FileKind):
        return valid(what, data)
    nouns = data if isinstance(data, list) and not what.one_to_a_file else [data]
    return all(valid(TypeAdapter(what.model), noun) for noun in nouns)


def valid(adapter, data):
    """Tell whether pydantic takes the data."""
    try:
        adapter.validate_python(data)
    except ValidationError:
        return False
    return True


def mutations(data):
    """Yield data with one value replaced, one key dropped, or one key added."""
    for path in paths(data):
        for value in VALUES:
            yield changed(data, path, value)
        if path:
            yield changed(data, path, ...)
        if isinstance(at(data, path), dict):
            yield changed(data, (*path, "unknown"), "x")


def paths(data, path=()):
    """Yield the path of everything in the data."""
    yield path
    parts = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, part in parts:
        yield from paths(part, (*path, key))


def at(data, path):
    """Return what stands at the path."""
    for step in path:
        data = data[step]
    return data


def changed(data, path, value):
    """Return data with another value at the path, `...` for none."""
    if not path:
        return value
    result = copy.deepcopy(data)
    inner = at(result, path[:-1])
    if value is ...:
        del inner[path[-1]]
    else:
        inner[path[-1]] = value
    return result


def validator(kind):
    """Return what checks a file of the kind."""
    return Draft202012Validator(json_schema(kind), format_checker=FormatChecker(["date"]))


@pytest.mark.parametrize("kind", KINDS)
def test_every_schema_is_a_schema(kind):
    """By the standard that it names."""
    Draft202012Validator.check_schema(json_schema(kind))


@pytest.mark.parametrize("kind", EXAMPLES)
def test_examples_with_every_shorthand_fit(kind):
    """The loader and the schema agree that they are well-formed."""
    data = parse_yaml(EXAMPLES[kind], file="example").data
    assert accepts(kind, data)
    assert [error.message for error in validator(kind).iter_errors(data)] == []


@pytest.mark.parametrize("kind", EXAMPLES)
def test_loader_and_schema_agree_on_every_mutation(kind):
    """What one refuses, the other refuses."""
    check, data = validator(kind), parse_yaml(EXAMPLES[kind], file="example").data
    for mutation in mutations(data):
        assert accepts(kind, mutation) == check.is_valid(mutation), mutation


def content_files():
    """Yield the files of the catalogues and rules that come with the project, and of the made-up city."""
    for base in (ROOT, ROOT / "tests" / "fictional"):
        for path in sorted((base / "workflows").glob("*/**/*.yaml")):
            name = path.stem if path.stem in FILE_KINDS else path.parent.name
            if name in KINDS:
                yield pytest.param(name, path, id=str(path.relative_to(ROOT)))
        for path in sorted((base / "rules").glob("*/*.yaml")):
            kind = path.parent.name if path.parent.name in KINDS else "rules"
            yield pytest.param(kind, path, id=str(path.relative_to(ROOT)))
    for path in sorted((ROOT / "tests" / "cases").glob("*/*.yaml")):
        yield pytest.param("cases", path, id=str(path.relative_to(ROOT)))


@pytest.mark.parametrize(("kind", "path"), list(content_files()))
def test_the_content_fits_its_schemas(kind, path):
    """Editors show no fault where the loader finds none."""
    assert [error.message for error in validator(kind).iter_errors(read_yaml(path).data)] == []


@pytest.mark.parametrize("folder", ["workflows", "rules"])
def test_the_schemas_beside_the_content_are_those_of_the_code(folder):
    """`onething.formats.files.schema.write_schemas` writes them."""
    with_rules = {"rules", "targets", "burden"}
    kinds = with_rules if folder == "rules" else set(KINDS) - with_rules
    files = (ROOT / folder / "schema").glob("*.json")
    beside = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in files}
    assert beside == {kind: json_schema(kind) for kind in kinds}


def test_schemas_are_written_for_the_kinds_asked_for(tmp_path):
    """One file a kind."""
    write_schemas(tmp_path / "schema", kinds=["items", "facts"])
    assert sorted(path.name for path in (tmp_path / "schema").iterdir()) == ["facts.json", "items.json"]


def test_keys_are_explained():
    """An editor shows what a key means."""
    properties = json_schema("items")["$defs"]["Requirement"]["properties"]
    assert properties["holder"]["description"].startswith("Whose document it is")
