"""What the case log does not say: missing and odd values, facts without a column, cases left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onething.formats.reports.exhibits.exhibit import Exhibit, Form, Head, Line
from onething.formats.reports.exhibits.numbers import number
from onething.formats.reports.speech import Speech
from onething.simulation.log_report import LogReport

__all__ = ["column_lines", "columns", "log_lines"]


def columns(log: LogReport, speech: Speech) -> Exhibit:
    """Return what became of each column of the log."""
    say = speech.say
    heads = (
        Head(say("对应的事实", "Fact")),
        Head(say("空值（件）", "Empty"), Form.COUNT),
        Head(say("超出范围（件）", "Out of range"), Form.COUNT),
        Head(say("例（9 代表数字，a 代表字母）", "Such as (9 a digit, a a letter)")),
    )
    unused = say("未使用", "not used")
    lines = tuple(
        Line(
            column.column,
            (
                column.fact or unused,
                column.missing,
                column.outside,
                speech.listed(_odd(one.value, one.rows) for one in column.examples),
            ),
        )
        for column in log.columns
    )
    return Exhibit(
        key="log",
        title=say("办件记录的各列", "The columns of the case log"),
        subject=say("列", "Column"),
        heads=heads,
        lines=lines,
        sheet=say("办件记录", "Case log"),
    )


def _odd(value: str, rows: int) -> str:
    return f"{value} × {rows:,}"


def log_lines(log: LogReport, speech: Speech, *, most: int | None = None) -> Iterator[str]:
    """Yield how many rows were read, how many cases count, and what was left out and why.

    Of facts without a column `most` are named.
    """
    say = speech.say
    rows, cases = (number(float(count), Form.COUNT, speech) for count in (log.rows, log.cases))
    yield say(
        f"记录“{log.name}”共 {rows} 行，计入 {cases} 件。", f"{log.name}: rows {rows}, cases counted {cases}."
    )
    if log.unplaced:
        examples = speech.listed(_odd(one.value, one.rows) for one in log.unplaced_examples)
        told = say(
            f"目录中没有其一件事的 {log.unplaced:,} 件，未计入",
            f"Cases of one-things that the catalogue does not have, left out: {log.unplaced:,}",
        )
        yield speech.aside(told, examples)
    if log.dropped:
        yield say(
            f"因缺少相关事实而不计入的 {log.dropped:,} 件",
            f"Cases left out because facts are missing: {log.dropped:,}",
        )
    if log.missing_facts:
        yield _missing(log.missing_facts, speech, most)


def column_lines(log: LogReport, speech: Speech) -> Iterator[str]:
    """Yield what is odd about columns, for where no table of them stands: empty and odd values, idle ones."""
    say = speech.say
    for column in log.columns:
        if not (column.missing or column.outside):
            continue
        told = say(
            f"空值 {column.missing:,} 件，超出范围 {column.outside:,} 件",
            f"empty {column.missing:,}, out of range {column.outside:,}",
        )
        examples = speech.listed(_odd(one.value, one.rows) for one in column.examples)
        yield speech.labelled(
            say(f"列“{column.column}”", f"Column “{column.column}”"), speech.aside(told, examples)
        )
    idle = speech.listed(column.column for column in log.columns if not column.fact)
    if idle:
        yield speech.labelled(say("未使用的列", "Columns that are not used"), idle)


def _missing(facts: Sequence[str], speech: Speech, most: int | None) -> str:
    count = len(facts)
    told = speech.say(
        f"规则要用而记录中没有的事实（{count} 项）",
        f"Facts that the rules read and no column tells ({count})",
    )
    named = speech.listed(facts[:most])
    cut = most is not None and count > most
    return speech.labelled(told, named + speech.say(" 等", ", …") if cut else named)
