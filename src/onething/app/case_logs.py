"""The cases of a simulation: found wherever they lie, and read."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onething.workflows import Planner

if TYPE_CHECKING:
    from onething.simulation.engines.log_source import LogSource
    from onething.simulation.log_report import OnUnknown
    from onething.simulation.logs.log_mapping import LogMapping
    from onething.simulation.logs.tally import Tally

__all__ = ["LogOptions", "log_digest", "read_cases"]

_WORKBOOKS = (".xlsx", ".xlsm")
_TABLE = "::"


@dataclass(frozen=True, slots=True, kw_only=True)
class LogOptions:
    """What may be said of reading a log."""

    mapping: LogMapping | Path | str | None = None
    """Which columns tell which facts, itself or its file; None: columns bear the names of facts."""
    engine: str = "duckdb"
    on_unknown: OnUnknown | str = "ask"
    memory: int | None = None
    """Bytes; None: two GiB."""
    progress: Callable[[float], None] | None = None


def read_cases(cases: Any, planners: Sequence[Planner], options: LogOptions = LogOptions()) -> Tally:
    """Return the cases of a log by profile, region and month, for the worlds of all planners.

    `cases` is a Parquet, CSV or Excel file, a folder or a pattern such as `2025/*.parquet`, a table as
    `ADDRESS::TABLE`, or a polars or pandas frame. Raises as `onething.simulation.logs.reading.read_log`.
    """
    from onething.simulation.log_report import OnUnknown  # noqa: PLC0415 - when cases are read
    from onething.simulation.logs.read_options import MEMORY, ReadOptions  # noqa: PLC0415 - likewise
    from onething.simulation.logs.reading import read_log  # noqa: PLC0415 - likewise

    mapping, located = _mapping(options.mapping)
    with _readable(cases) as source:
        reading = ReadOptions(
            engine=options.engine,
            on_unknown=OnUnknown(options.on_unknown),
            memory=options.memory or MEMORY,
            located=located,
            progress=options.progress,
        )
        return read_log(source, mapping, planners, reading)


def log_digest(cases: Any) -> str | None:
    """Return SHA-256 of a log that lies in files, without counting it; None where only reading tells.

    Raises BrokenInput for files that cannot be read.
    """
    from onething.simulation.engines.digest import digest_of  # noqa: PLC0415 - when cases are read
    from onething.simulation.engines.log_faults import check_readable  # noqa: PLC0415 - likewise
    from onething.simulation.logs.locating import locate  # noqa: PLC0415 - likewise

    if not isinstance(cases, str | Path) or _TABLE in str(cases) or "://" in str(cases):
        return None
    if _is_workbook(cases):
        check_readable(_source(Path(cases).name, Path(cases), digest="-"))
        return digest_of((str(cases),))
    files = locate(str(cases)).files
    return digest_of(files)


def _mapping(mapping: LogMapping | Path | str | None) -> tuple[LogMapping | None, Any]:
    from onething.formats.files.log_mapping_file import read_log_mapping  # noqa: PLC0415 - likewise

    if isinstance(mapping, str | Path):
        return read_log_mapping(mapping)
    return mapping, None


@contextmanager
def _readable(cases: Any) -> Iterator[LogSource | str]:
    """Yield what an engine can read: the files themselves, or a copy of what lies elsewhere."""
    if isinstance(cases, str | Path) and _TABLE not in str(cases) and not _is_workbook(cases):
        yield str(cases)
        return
    from onething.simulation.engines.duck import room_told  # noqa: PLC0415 - when cases are read

    with room_told(), tempfile.TemporaryDirectory(prefix="onething-") as folder:
        yield _copied(cases, Path(folder) / "log.csv")


def _copied(cases: Any, copy: Path) -> LogSource:
    """Return the copy of what lies elsewhere, as comma-separated values."""
    if not isinstance(cases, str | Path):
        return _frame_copied(cases, copy)
    return _table_copied(str(cases), copy) if _TABLE in str(cases) else _workbook_copied(cases, copy)


def _frame_copied(frame: Any, copy: Path) -> LogSource:
    from onething.simulation.engines.frames import write_frame  # noqa: PLC0415 - narwhals

    write_frame(frame, copy)
    return _source(type(frame).__name__, copy)


def _table_copied(where: str, copy: Path) -> LogSource:
    from onething.store.case_table import table_rows, table_shown  # noqa: PLC0415 - SQLAlchemy

    _write(table_rows(where), copy)
    return _source(where.rpartition(_TABLE)[2], copy, shown=table_shown(where))


def _workbook_copied(file: Path | str, copy: Path) -> LogSource:
    from onething.formats.workbooks.log_rows import workbook_rows  # noqa: PLC0415 - openpyxl

    digest = log_digest(file) or ""
    _write(workbook_rows(Path(file)), copy)
    return _source(Path(file).name, copy, shown=str(file), digest=digest)


def _source(name: str, copy: Path, *, shown: str = "", digest: str = "") -> LogSource:
    from onething.simulation.engines.digest import digest_of  # noqa: PLC0415 - when cases are read
    from onething.simulation.engines.log_source import LogFormat, LogSource  # noqa: PLC0415 - likewise

    digest = digest or digest_of((str(copy),))
    return LogSource(name, LogFormat.CSV, (str(copy),), shown=shown or name, digest=digest)


def _is_workbook(cases: Path | str) -> bool:
    return Path(cases).suffix.lower() in _WORKBOOKS


def _write(rows: Iterable[Sequence[Any]], copy: Path) -> None:
    from onething.formats.workbooks.log_rows import plain_text  # noqa: PLC0415 - likewise

    width = 0
    with copy.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        for row in rows:
            texts = [plain_text(value) for value in row]
            width = width or len(texts)
            writer.writerow((texts + [""] * (width - len(texts)))[:width])
