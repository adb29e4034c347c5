"""What is wrong with a mapping beside the log that it is for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from onething.conditions import check_value
from onething.conditions.values import FORMS
from onething.errors import BrokenInput, Fault, Place, UnknownName, nearest
from onething.language import Label
from onething.model import DATE, REGION, FactName, OneThingId
from onething.simulation.logs.column_kinds import ColumnKind
from onething.simulation.logs.log_columns import ONE_THING, Subject
from onething.simulation.logs.log_mapping import LogMapping, MappedColumn

__all__ = ["nothing_told", "unfit", "wrong_columns", "wrong_names"]

KeyPath = tuple[str | int, ...]


def wrong_columns(mapping: LogMapping, kinds: Mapping[str, ColumnKind], subject: Subject) -> Iterator[Fault]:
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


def wrong_names(mapping: LogMapping, subject: Subject) -> Iterator[Fault]:
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


def unfit(fact: FactName, column: str, subject: Subject) -> Fault:
    """Return the fault of a column whose type cannot tell its fact."""
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


def nothing_told(
    mapping: LogMapping,
    kinds: Mapping[str, ColumnKind],
    subject: Subject,
    special: Mapping[str, str | None],
    told: Mapping[FactName, MappedColumn],
) -> Iterator[Fault]:
    """Yield the fault of a log that does not tell the one-thing of its cases, or nothing else."""
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
