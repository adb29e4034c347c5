"""The cases of a simulation: found wherever they lie, and read."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onething.errors import BrokenInput, Fault, Place
from onething.language import Label
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
    from onething.simulation.logs.locating import locate  # noqa: PLC0415 - likewise

    if not isinstance(cases, str | Path) or _TABLE in str(cases) or "://" in str(cases):
        return None
    files = (str(cases),) if _is_workbook(cases) else locate(str(cases)).files
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
    with tempfile.TemporaryDirectory(prefix="onething-") as folder:
        yield _copied(cases, Path(folder) / "log.csv")


def _copied(cases: Any, copy: Path) -> LogSource:
    from onething.simulation.engines.digest import digest_of  # noqa: PLC0415 - when cases are read
    from onething.simulation.engines.log_source import LogFormat, LogSource  # noqa: PLC0415 - likewise

    digest, name, shown = "", "", ""
    try:
        if not isinstance(cases, str | Path):
            _write_frame(cases, copy)
            name = shown = type(cases).__name__
        elif _TABLE in str(cases):
            from onething.store.case_table import table_rows, table_shown  # noqa: PLC0415 - SQLAlchemy

            name, shown = str(cases).rpartition(_TABLE)[2], table_shown(str(cases))
            _write(table_rows(str(cases)), copy)
        else:
            from onething.formats.workbooks.log_rows import workbook_rows  # noqa: PLC0415 - openpyxl

            name, shown = Path(cases).name, str(cases)
            digest = log_digest(cases) or ""
            _write(workbook_rows(Path(cases)), copy)
    except OSError as error:
        raise BrokenInput([_not_copied(shown or name, error)]) from None
    return LogSource(name, LogFormat.CSV, (str(copy),), shown=shown, digest=digest or digest_of((str(copy),)))


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


def _write_frame(frame: Any, copy: Path) -> None:
    import narwhals as nw  # noqa: PLC0415 - when cases are read

    try:
        nw.from_native(frame, eager_only=True).write_csv(copy)
    except TypeError:
        found = Label(
            zh=f"{type(frame).__name__} 不是文件，也不是 polars 或 pandas 表",
            en=f"{type(frame).__name__} is neither a file nor a frame of polars or pandas",
        )
        mend = Label(zh="给出路径或数据框", en="give a path or a frame")
        raise BrokenInput([Fault(Place("cases"), found, mend)]) from None


def _not_copied(log: str, error: OSError) -> Fault:
    reason = error.strerror or type(error).__name__
    found = Label(zh=f"无法读取：{reason}", en=f"it cannot be read: {reason}")
    mend = Label(
        zh="核对路径、权限，以及临时文件夹（TMPDIR）的空间",
        en="check the path, the permission, and the room in the temporary folder (TMPDIR)",
    )
    return Fault(Place(log), found, mend)
