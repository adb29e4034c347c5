"""Bringing a mapping together with the columns that a log has."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from onething.errors import BrokenInput, Fault
from onething.model import DATE, REGION, Catalogue, FactName, OneThingId
from onething.simulation.logs.cells import cells
from onething.simulation.logs.column_kinds import ColumnKind
from onething.simulation.logs.log_columns import CASES, ONE_THING, FactColumn, LogColumns, Subject
from onething.simulation.logs.log_mapping import LogMapping, MappedColumn
from onething.simulation.logs.mapping_faults import nothing_told, unfit, wrong_columns, wrong_names

__all__ = ["match_columns"]


def match_columns(mapping: LogMapping, kinds: Mapping[str, ColumnKind], subject: Subject) -> LogColumns:
    """Return what the columns of a log tell.

    Raises BrokenInput with a fault for each name that the mapping gets wrong, for each column that
    cannot tell its fact, and for a log that has no column of the one-thing, or none that tells anything.
    """
    faults = [*wrong_columns(mapping, kinds, subject), *wrong_names(mapping, subject)]
    if faults:
        raise BrokenInput(sorted(faults, key=lambda fault: (fault.place.file, fault.place.line or 0)))
    special = _special(mapping, kinds)
    names = _names(mapping, subject.catalogue)
    onething = None if mapping.onething and mapping.onething.fixed else special[ONE_THING]
    told = _told(mapping, kinds, subject, {*mapping.ignore, onething, *special.values()})
    wanted = sorted(set(names.values()))
    facts, faults = _fact_columns(told, kinds, subject, wanted)
    faults += nothing_told(mapping, kinds, subject, special, told)
    if faults:
        raise BrokenInput(faults)
    needed = dict.fromkeys(fact for id in wanted for fact in subject.read.get(id, ()) if fact != REGION)
    return LogColumns(
        kinds=kinds,
        onething=onething,
        names=names,
        region=special[REGION],
        date=special[DATE],
        cases=special[CASES],
        told=tuple((fact, column.column) for fact, column in told.items()),
        facts=tuple(facts),
        untold=tuple(sorted(fact for fact in needed if fact not in told)),
    )


def _special(mapping: LogMapping, kinds: Mapping[str, ColumnKind]) -> dict[str, str | None]:
    """Return the columns of what is no fact, by its name."""
    said = {
        ONE_THING: mapping.onething.column if mapping.onething else None,
        REGION: mapping.region,
        DATE: mapping.date,
        CASES: mapping.cases,
    }
    return {
        name: column or (name if name in kinds and name not in mapping.ignore else None)
        for name, column in said.items()
    }


def _names(mapping: LogMapping, catalogue: Catalogue) -> dict[str, OneThingId]:
    """Return the one-things by what may stand for them: what the mapping says, else id, code or name."""
    if mapping.onething and mapping.onething.fixed:
        return {mapping.onething.fixed: mapping.onething.fixed}
    known: dict[str, OneThingId] = {}
    for one in catalogue.onethings.values():
        for name in (*one.codes, one.name.zh, one.name.en):
            known.setdefault(name, one.id)
    known |= {id: id for id in catalogue.onethings}
    said = mapping.onething.values if mapping.onething else {}
    return {name: id for name, id in {**known, **said}.items() if name}


def _told(
    mapping: LogMapping, kinds: Mapping[str, ColumnKind], subject: Subject, taken: Container[str | None]
) -> dict[FactName, MappedColumn]:
    """Return by fact the column that tells it: as the mapping says, else the column of its name."""
    named = (FactName(column) for column in kinds if column not in {REGION, DATE} and column not in taken)
    same = {fact: MappedColumn(column=fact) for fact in named if fact in subject.questions}
    return {**same, **mapping.facts}


def _fact_columns(
    told: Mapping[FactName, MappedColumn],
    kinds: Mapping[str, ColumnKind],
    subject: Subject,
    onethings: Sequence[OneThingId],
) -> tuple[list[FactColumn], list[Fault]]:
    """Return the columns to be read, one for each way in which one-things part the values of a fact."""
    found, faults = list[FactColumn](), list[Fault]()
    for fact, column in told.items():
        readers = [id for id in onethings if fact in subject.read.get(id, {})]
        made = [(id, cells(subject.read[id][fact], kinds[column.column], column.values)) for id in readers]
        if any(one is None for _, one in made):
            faults.append(unfit(fact, column.column, subject))
        alike = [one for number, (_, one) in enumerate(made) if one not in [o for _, o in made[:number]]]
        for one in filter(None, alike):
            ids = tuple(id for id, other in made if other == one)
            found.append(FactColumn(column.column, fact, one, ids))
    return found, faults
