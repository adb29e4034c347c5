"""The fictional city exercises the whole model, so that tests on it reach every feature."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from tests.fictional.city import hongzhou

import onething
from onething import model
from onething.model.noun import Noun

WRITTEN = (
    model.Jurisdiction,
    model.Region,
    model.Department,
    model.Material,
    model.FormField,
    model.DataSource,
    model.Coverage,
    model.Question,
    model.Option,
    model.ServiceItem,
    model.Requirement,
    model.PublishedWaiver,
    model.Result,
    model.InPersonAct,
    model.Procedure,
    model.Fee,
    model.Duration,
    model.OneThing,
    model.Entry,
    model.Constraint,
    model.PublishedFigures,
    model.Figures,
    model.RulePack,
    model.Rule,
    model.Consequence,
    model.Validity,
    model.Basis,
)


def nouns(value: Any) -> Iterator[Noun]:
    """Yield all nouns within a value."""
    if isinstance(value, Noun):
        yield value
        for name in type(value).model_fields:
            yield from nouns(getattr(value, name))
    elif isinstance(value, tuple | list):
        for part in value:
            yield from nouns(part)


def written() -> list[Noun]:
    """Return all nouns of the city."""
    (city,) = hongzhou().catalogues
    tables = (city.regions, city.departments, city.materials, city.sources, city.items, city.onethings)
    everything = [city.jurisdiction, *city.declared.values(), *hongzhou().packs]
    return list(nouns(everything + [noun for table in tables for noun in table.values()]))


def test_every_field_of_the_model_is_used() -> None:
    """Of each kind of noun, each field says something somewhere."""
    said = {
        (type(noun), name)
        for noun in written()
        for name, declared in type(noun).model_fields.items()
        if getattr(noun, name) != declared.get_default(call_default_factory=True)
    }
    # whether a department is in force has no effect on a plan
    passive = {"valid", "basis"}
    missing = {
        (kind.__name__, name)
        for kind in WRITTEN
        for name in kind.model_fields
        if (kind, name) not in said and name not in passive
    }
    assert not missing


def test_every_kind_of_source_and_consequence_is_used() -> None:
    """All kinds of source, of sharing, of facts and of modes occur."""
    values = {
        value
        for noun in written()
        for name in type(noun).model_fields
        if isinstance(value := getattr(noun, name), StrEnum)
    }
    kinds = (
        model.SourceKind,
        model.Sharing,
        model.MaterialKind,
        model.Origin,
        model.Necessity,
        model.FactType,
        model.Mode,
    )
    assert not {member for kind in kinds for member in kind} - values


def test_its_rules_and_conditions_can_be_read() -> None:
    """Every one-thing can be planned without a fact, and checked."""
    (city,) = hongzhou().catalogues
    for name in city.onethings:
        assert onething.plan(hongzhou(), name).questions
    assert isinstance(onething.check(hongzhou()), tuple)
