"""Which columns of a log are read, and as what: the mapping brought together with what the log has."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onething.conditions import Classes, check_value
from onething.conditions.values import FORMS
from onething.errors import BrokenInput, Fault, Place, UnknownName, nearest
from onething.language import Label
from onething.model import DATE, REGION, Catalogue, FactName, Located, OneThingId, Question
from onething.simulation.engines.engine import column_name
from onething.simulation.logs.cells import Cells, cells
from onething.simulation.logs.column_kinds import ColumnKind
from onething.simulation.logs.log_mapping import LogMapping, MappedColumn

__all__ = ["CASES", "ONE_THING", "FactColumn", "LogColumns", "Read", "Subject", "match_columns"]

KeyPath = tuple[str | int, ...]

ONE_THING, CASES = "onething", "cases"
"""The columns that tell the one-thing, and for how many cases a row stands, unless a mapping says so."""

Read = Mapping[OneThingId, Mapping[FactName, Classes]]
"""By one-thing the facts that bear on its plans, with the classes of their values."""


@dataclass(frozen=True, slots=True)
class FactColumn:
    """A column that tells a fact to the one-things that part its values alike."""

    column: str
    fact: FactName
    cells: Cells
    onethings: tuple[OneThingId, ...]


@dataclass(frozen=True, slots=True)
class LogColumns:
    """The columns of a log, and what each of them tells."""

    kinds: Mapping[str, ColumnKind]
    """All columns."""
    onething: str | None
    """The column of the one-thing; None: it is the same for all cases."""
    names: Mapping[str, OneThingId]
    """By what stands in that column; the fixed one-thing alone, where there is no column."""
    region: str | None
    date: str | None
    cases: str | None
    told: tuple[tuple[FactName, str], ...]
    """The facts that are told, each with its column."""
    facts: tuple[FactColumn, ...]
    untold: tuple[FactName, ...]
    """Facts that the rules read and no column tells."""

    def at(self, column: str) -> tuple[str, ColumnKind]:
        """Return the name by which frames have a column, and its kind."""
        return column_name(list(self.kinds).index(column)), self.kinds[column]


@dataclass(frozen=True, slots=True)
class Subject:
    """What columns are matched with: the planners' facts and one-things, and how messages name places."""

    read: Read
    catalogue: Catalogue
    questions: Mapping[FactName, Question]
    log: str
    """The log as messages name it."""
    mapping: Located | None = None
    """Where the mapping stands; None: it was made by a program, or there is none."""

    def place(self, *path: str | int) -> Place:
        """Return where a key of the mapping stands."""
        return self.mapping.find(*path) if self.mapping else Place(".".join(map(str, path)) or self.log)


def match_columns(mapping: LogMapping, kinds: Mapping[str, ColumnKind], subject: Subject) -> LogColumns:
    """Return what the columns of a log tell.

    Raises BrokenInput with a fault for each name that the mapping gets wrong, for each column that
    cannot tell its fact, and for a log that has no column of the one-thing, or none that tells anything.
    """
    faults = [*_wrong_columns(mapping, kinds, subject), *_wrong_names(mapping, subject)]
    if faults:
        raise BrokenInput(faults)
    special = _special(mapping, kinds)
    names = _names(mapping, subject.catalogue)
    onething = None if mapping.onething and mapping.onething.fixed else special[ONE_THING]
    told = _told(mapping, kinds, subject, {*mapping.ignore, onething, *special.values()})
    wanted = sorted(set(names.values()))
    facts, faults = _fact_columns(told, kinds, subject, wanted)
    faults += _nothing_told(mapping, kinds, subject, special, told)
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
    named = (FactName(column) for column in kinds if column not in taken)
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
            faults.append(_unfit(fact, column.column, subject))
        alike = [one for number, (_, one) in enumerate(made) if one not in [o for _, o in made[:number]]]
        for one in filter(None, alike):
            ids = tuple(id for id, other in made if other == one)
            found.append(FactColumn(column.column, fact, one, ids))
    return found, faults


def _wrong_columns(mapping: LogMapping, kinds: Mapping[str, ColumnKind], subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each column of the mapping that the log does not have, or that tells nothing."""
    named: dict[KeyPath, str | None] = {
        ("onething", "column"): mapping.onething.column if mapping.onething else None,
        ("region",): mapping.region,
        ("date",): mapping.date,
        ("cases",): mapping.cases,
        **{("facts", fact, "column"): column.column for fact, column in mapping.facts.items()},
    }
    for path, column in named.items():
        if column and column not in kinds:
            yield _no_column(subject.place(*path), column, kinds)
        elif column and kinds[column] is ColumnKind.OTHER:
            found = Label(
                zh=f"列“{column}”不是文字、数字、日期或真假",
                en=f"the column “{column}” holds nothing that can be read",
            )
            mend = Label(zh="改用另一列", en="name a column of texts, numbers, days or truths")
            yield Fault(subject.place(*path), found, mend)


def _no_column(place: Place, column: str, kinds: Iterable[str]) -> Fault:
    found = Label(zh=f"日志没有列“{column}”", en=f"the log has no column “{column}”")
    near, known = ", ".join(nearest(column, kinds)), ", ".join(list(kinds)[:_SHOWN])
    if near:
        return Fault(place, found, Label(zh=f"是否指：{near}", en=f"did you mean {near}?"))
    return Fault(place, found, Label(zh=f"已有的列：{known}", en=f"its columns are {known}"))


_SHOWN = 20


def _wrong_names(mapping: LogMapping, subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each one-thing, fact or value of the mapping that there is not."""
    named = dict(_named_onethings(mapping))
    for path, id in named.items():
        if id not in subject.catalogue.onethings:
            yield UnknownName("one-thing", id, subject.catalogue.onethings).fault(subject.place(*path))
    for fact, column in mapping.facts.items():
        place = subject.place("facts", fact)
        if fact in (REGION, DATE):
            found = Label(zh=f"“{fact}”不写在 facts 之下", en=f"“{fact}” does not stand under facts")
            yield Fault(
                place, found, Label(zh=f"写成“{fact}: 列名”", en=f"write “{fact}: COLUMN” at the top")
            )
        elif fact not in subject.questions:
            yield UnknownName("fact", fact, subject.questions).fault(place)
        else:
            yield from _wrong_values(fact, column, subject)


def _named_onethings(mapping: LogMapping) -> Iterator[tuple[KeyPath, OneThingId]]:
    if mapping.onething and mapping.onething.fixed:
        yield ("onething", "fixed"), mapping.onething.fixed
    for text, id in (mapping.onething.values if mapping.onething else {}).items():
        yield ("onething", "values", text), id


def _wrong_values(fact: FactName, column: MappedColumn, subject: Subject) -> Iterator[Fault]:
    for text, value in column.values.items():
        try:
            check_value(value, subject.questions[fact])
        except BrokenInput as broken:
            place = subject.place("facts", fact, "values", text)
            yield from (replace(fault, place=place) for fault in broken.faults)


def _unfit(fact: FactName, column: str, subject: Subject) -> Fault:
    form = FORMS[subject.questions[fact].type]
    found = Label(
        zh=f"列“{column}”的类型无法表示事实“{fact}”",
        en=f"the type of the column “{column}” cannot tell the fact “{fact}”",
    )
    mend = Label(
        zh=f"应为{form.zh}；或在 values 中写明各值的含义，或列入 ignore",
        en=f"it takes {form.en}; say under values what its values mean, or list it under ignore",
    )
    return Fault(
        subject.place("facts", fact, "column") if subject.mapping else Place(subject.log), found, mend
    )


def _nothing_told(
    mapping: LogMapping,
    kinds: Mapping[str, ColumnKind],
    subject: Subject,
    special: Mapping[str, str | None],
    told: Mapping[FactName, MappedColumn],
) -> Iterator[Fault]:
    place, columns = Place(subject.log), ", ".join(list(kinds)[:_SHOWN])
    fixed = mapping.onething is not None and mapping.onething.fixed is not None
    if not fixed and special[ONE_THING] is None:
        found = Label(
            zh=f"没有列说明是哪个一件事（已有的列：{columns}）",
            en=f"no column tells the one-thing (there are {columns})",
        )
        mend = Label(
            zh="在映射文件中写“onething: 列名”，或“onething: {fixed: ID}”",
            en="write “onething: COLUMN” into a mapping, or “onething: {fixed: ID}”",
        )
        yield Fault(place, found, mend)
    elif fixed and not told and not any(special.values()):
        found = Label(
            zh=f"没有一列可用（已有的列：{columns}）", en=f"no column can be used (there are {columns})"
        )
        mend = Label(zh="用映射文件说明各列对应的事实", en="say in a mapping which column tells which fact")
        yield Fault(place, found, mend)
