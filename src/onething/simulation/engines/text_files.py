"""Files of comma-separated values: their encoding, and what separates their columns."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from pathlib import Path

from onething.errors import BrokenInput, Fault, Place
from onething.language import Label

__all__ = ["column_names", "delimiter_of", "encoding_of", "in_utf8"]

_SNIFFED = 64 * 1024
_CHUNK = 4 * 1024 * 1024
_DELIMITERS = (",", "\t", ";", "|")
_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def in_utf8(path: Path, folder: Path, number: int) -> Path:
    """Return the file itself if it is in UTF-8, else a copy of it in UTF-8 in `folder`.

    A file that is not UTF-8 is read as GB18030, which includes GBK and GB2312, or as UTF-16 where it
    begins with its mark. Raises BrokenInput for a file in none of them.
    """
    encoding = encoding_of(path)
    if encoding in ("utf-8", "utf-8-sig"):
        return path
    copy = folder / f"log-{number}.csv"
    try:
        with copy.open("w", encoding="utf-8", newline="") as written:
            written.writelines(_decoded(path, encoding))
    except UnicodeDecodeError:
        raise BrokenInput([_unknown_encoding(path)]) from None
    return copy


def delimiter_of(path: Path | str) -> str:
    """Return what separates the columns in the first line of a file; it is ASCII in every encoding."""
    with Path(path).open("rb") as file:
        line = file.read(_SNIFFED).decode("ascii", errors="ignore").partition("\n")[0]
    return max(_DELIMITERS, key=line.count)


def column_names(path: Path, delimiter: str) -> list[str]:
    """Return the names in the first line of a file in UTF-8; each is given once, and none is empty."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        first = next(csv.reader(file, delimiter=delimiter), [])
    names: dict[str, None] = {}
    for number, name in enumerate(map(str.strip, first), 1):
        base = name or f"column{number}"
        names[base if base not in names else f"{base}_{number}"] = None
    return list(names)


def encoding_of(path: Path | str) -> str:
    """Return in which encoding a file is, as Python calls it; what is not UTF-8 is taken for GB18030."""
    path = Path(path)
    with path.open("rb") as file:
        start = file.read(4)
        marked = next((name for mark, name in _MARKS.items() if start.startswith(mark)), None)
    if marked:
        return marked
    try:
        for _ in _decoded(path, "utf-8"):
            pass
    except UnicodeDecodeError:
        return "gb18030"
    return "utf-8"


def _decoded(path: Path, encoding: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)()
    with path.open("rb") as file:
        while part := file.read(_CHUNK):
            yield decoder.decode(part)
    yield decoder.decode(b"", final=True)


def _unknown_encoding(path: Path) -> Fault:
    found = Label(
        zh="既不是 UTF-8，也不是 GBK/GB18030 编码", en="it is neither in UTF-8 nor in GBK or GB18030"
    )
    mend = Label(zh="将文件另存为 UTF-8 编码的 CSV", en="save the file as CSV in UTF-8")
    return Fault(Place(path.name), found, mend)
