"""Finding the files of a log: a file, all those in a folder, or those that a pattern names."""

from __future__ import annotations

import glob
from pathlib import Path

from onething.errors import BrokenInput, Fault, Place
from onething.language import Label
from onething.simulation.engines.log_faults import check_readable
from onething.simulation.engines.log_source import LogFormat, LogSource

__all__ = ["locate"]

_FORMATS = {
    ".parquet": LogFormat.PARQUET,
    ".pq": LogFormat.PARQUET,
    ".csv": LogFormat.CSV,
    ".tsv": LogFormat.CSV,
    ".txt": LogFormat.CSV,
}


def locate(log: str, *, engine: str = "duckdb") -> LogSource:
    """Return the files of a log; BrokenInput for what is none or may not be read.

    An address such as hdfs://… is handed to an engine that reaches it as it is.
    """
    if "://" in log and engine != "duckdb":
        return LogSource(log.rstrip("/").rpartition("/")[2], _format(log), (log,), shown=log)
    files = _files(log)
    formats = sorted({_format(file) for file in files})
    if len(formats) > 1:
        raise BrokenInput([_mixed(log)])
    source = LogSource(Path(log).name or log, formats[0], tuple(files), shown=log)
    check_readable(source)
    return source


def _files(log: str) -> list[str]:
    path = Path(log)
    if path.is_dir():
        if any(one.suffix.lower() in (".xlsx", ".xlsm") for one in path.rglob("[!~.]*")):
            raise BrokenInput([_workbooks(log)])
        found = sorted(str(one) for one in path.rglob("*") if one.suffix.lower() in _FORMATS)
    elif path.exists() or not glob.has_magic(log):
        return [log]
    else:
        found = sorted(one for one in glob.iglob(log, recursive=True) if Path(one).is_file())  # noqa: PTH207 - an absolute pattern too
    if not found:
        raise BrokenInput([_nothing(log)])
    return found


def _format(file: str) -> LogFormat:
    ending = Path(file).suffix.lower()
    if ending not in _FORMATS:
        known = ", ".join(_FORMATS)
        found = Label(
            zh=f"不知道“{ending}”是什么格式", en=f"the ending “{ending}” stands for no format of logs"
        )
        mend = Label(zh=f"可用：{known}, .xlsx", en=f"there are {known}, .xlsx")
        raise BrokenInput([Fault(Place(file), found, mend)])
    return _FORMATS[ending]


def _nothing(log: str) -> Fault:
    found = Label(zh="没有找到办件记录文件", en="no file of cases is found there")
    mend = Label(
        zh="给出 .parquet 或 .csv 文件，或含有它们的文件夹",
        en="name a .parquet or .csv file, or a folder that holds some",
    )
    return Fault(Place(log), found, mend)


def _mixed(log: str) -> Fault:
    found = Label(zh="同时有 Parquet 和 CSV 文件", en="there are both Parquet and CSV files")
    mend = Label(zh="用通配符只选一种，如 *.parquet", en="choose one kind by a pattern, such as *.parquet")
    return Fault(Place(log), found, mend)


def _workbooks(log: str) -> Fault:
    found = Label(zh="文件夹中有工作簿，只能逐个给出", en="it holds workbooks, which are given one by one")
    mend = Label(zh="另存为 CSV，或移出文件夹", en="save them as CSV, or move them out of the folder")
    return Fault(Place(log), found, mend)
