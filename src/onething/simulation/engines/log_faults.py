"""What is wrong with the files of a log, said without a word of what they hold."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from onething.errors import BrokenInput, Fault, NotWritten, Place
from onething.language import Label
from onething.simulation.engines.log_source import LogSource

__all__ = ["check_readable", "told", "told_writing"]


def check_readable(source: LogSource) -> None:
    """Refuse files that are not there, may not be read or are empty; BrokenInput with all of them."""
    faults = [fault for file in source.files if (fault := _unreadable(Path(file)))]
    if faults:
        raise BrokenInput(faults)


def _unreadable(file: Path) -> Fault | None:
    try:
        with file.open("rb") as opened:
            if opened.read(1):
                return None
        return Fault(Place(str(file)), Label(zh="文件是空的", en="the file is empty"), _GIVE_A_LOG)
    except OSError as error:
        if error.errno == errno.ENOENT:
            found = Label(zh="没有这个文件", en="there is no such file")
            return Fault(Place(str(file)), found, Label(zh="核对路径", en="check the path"))
        reason = os.strerror(error.errno) if error.errno else type(error).__name__
        found = Label(zh=f"无法读取：{reason}", en=f"it cannot be read: {reason}")
        mend = Label(zh="核对路径和读取权限", en="check the path and the permission to read")
        return Fault(Place(str(file)), found, mend)


_GIVE_A_LOG = Label(zh="给出含有办件记录的文件", en="give a file that holds cases")


def told(error: Exception, source: LogSource) -> Fault:
    """Return what an error of DuckDB over the files of a log comes to.

    Its own message may repeat a row of the log, so nothing of it is shown but the number of a line.
    """
    said = str(error)
    line = _LINE.search(said)
    if line:
        return _wrong_line(Place(source.place, int(line[1])), said)
    return _FORMS[source.format](Place(source.place))


_FULL = re.compile(r"No space left on device|Disk quota exceeded")
_LINE = re.compile(r"CSV Error on Line: ([0-9]+)")


def _wrong_line(place: Place, said: str) -> Fault:
    mend = Label(
        zh="改正这一行；含分隔符或换行的值要加双引号",
        en="mend the line; a value with a separator or a line break goes in double quotes",
    )
    if "unterminated quote" in said:
        return Fault(place, Label(zh="双引号没有结束", en="a double quote is not closed"), mend)
    found = Label(zh="列数与表头不符", en="it has not as many columns as the header")
    return Fault(place, found, mend)


def _no_parquet(place: Place) -> Fault:
    found = Label(zh="不是 Parquet 文件，或已损坏", en="it is no Parquet file, or a damaged one")
    mend = Label(
        zh="重新导出或传输该文件；CSV 文件的扩展名应为 .csv",
        en="export or transfer it again; a file of comma-separated values is named .csv",
    )
    return Fault(place, found, mend)


def _no_csv(place: Place) -> Fault:
    found = Label(zh="无法作为 CSV 读取", en="it cannot be read as comma-separated values")
    mend = Label(
        zh="另存为 UTF-8 编码、带表头的 CSV", en="save it as CSV in UTF-8, with a line of column names first"
    )
    return Fault(place, found, mend)


_FORMS: dict[str, Callable[[Place], Fault]] = {"parquet": _no_parquet, "csv": _no_csv}


@contextmanager
def told_writing(file: Path) -> Iterator[None]:
    """Tell what DuckDB objects to when it writes a file as NotWritten."""
    import duckdb  # noqa: PLC0415 - loaded when a log is written

    try:
        yield
    except duckdb.Error as error:
        full = _FULL.search(str(error)) is not None
        found = (
            Label(zh="磁盘已满", en="the disk is full")
            if full
            else Label(zh="无法写入", en="it cannot be written")
        )
        mend = Label(
            zh="核对路径、权限和磁盘空间", en="check the path, the permissions and the space on the disk"
        )
        raise NotWritten(file, found, mend) from None
