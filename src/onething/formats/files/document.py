"""What a YAML file holds: plain data, and the line on which each key and element stands."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from onething.errors import Place

__all__ = ["Columns", "Document", "KeyPath", "Lines"]

KeyPath = tuple[str | int, ...]
"""Keys of mappings and numbers of list elements, from the outermost inwards."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The keys and elements of a document in the order written, one row each.

    A row is followed by the rows of all that lies within it. Three flat columns take sixteen bytes a
    row; a dictionary from whole paths to lines would take twenty times as much.
    """

    keys: list[str | int] = field(default_factory=list)
    """The key within a mapping or the number within a list."""
    lines: array[int] = field(default_factory=lambda: array("L"))
    ends: array[int] = field(default_factory=lambda: array("L"))
    """The row after the last row that lies within."""
    wide: dict[int, dict[str | int, int]] = field(default_factory=dict)
    """For rows with many rows directly within them: these by their keys, made when first looked for."""

    def open(self, key: str | int, line: int) -> int:
        """Append a row that may get rows within it, and return its number; `close` ends it."""
        self.keys.append(key)
        self.lines.append(line)
        self.ends.append(0)
        return len(self.keys) - 1

    def close(self, row: int) -> None:
        """End a row: what is appended from now on lies outside it."""
        self.ends[row] = len(self.keys)

    def within(self, row: int) -> Iterator[int]:
        """Yield the rows that lie directly within `row`, which may still be open."""
        inner, end = row + 1, self.ends[row] or len(self.keys)
        while inner < end:
            yield inner
            inner = self.ends[inner]

    def row_of(self, key: str | int, row: int) -> int:
        """Return the row of `key` directly within `row`; -1 if there is none."""
        if row in self.wide:
            return self.wide[row].get(key, -1)
        for passed, inner in enumerate(self.within(row)):
            if self.keys[inner] == key:
                return inner
            if passed > _MANY and self.ends[row]:
                self.wide[row] = {self.keys[one]: one for one in self.within(row)}
                return self.wide[row].get(key, -1)
        return -1


_MANY = 100
"""Beyond so many keys or elements they are looked up by an index, not one after the other."""


class Lines(Mapping[KeyPath, int]):
    """The line, counted from 1, of every key and element below a point of a document, by path.

    A key stands where its name stands, an element of a list where it begins; the empty path is the
    point itself.
    """

    __slots__ = ("_columns", "_row")

    def __init__(self, columns: Columns, row: int = 0) -> None:
        self._columns, self._row = columns, row

    def __getitem__(self, path: KeyPath) -> int:
        columns, row = self._columns, self._row
        for step in path:
            row = columns.row_of(step, row)
            if row < 0:
                raise KeyError(path)
        return columns.lines[row]

    def __iter__(self) -> Iterator[KeyPath]:
        columns, open_rows = self._columns, list[int]()
        for row in range(self._row, columns.ends[self._row]):
            while open_rows and columns.ends[open_rows[-1]] <= row:
                open_rows.pop()
            open_rows.append(row)
            yield tuple(columns.keys[outer] for outer in open_rows[1:])

    def __len__(self) -> int:
        return self._columns.ends[self._row] - self._row

    def parts(self) -> Iterator[Lines]:
        """Yield the lines below each key or element that lies directly within, in order."""
        return (Lines(self._columns, inner) for inner in self._columns.within(self._row))


@dataclass(frozen=True, slots=True)
class Document:
    """What a YAML file holds, as text, numbers, truths, None, lists and dictionaries."""

    data: object
    lines: Lines
    file: str
    """The file as messages name it."""

    def place(self, *path: str | int) -> Place:
        """Return the place of a key or element, or of the nearest one above it that is known."""
        for end in range(len(path), -1, -1):
            if path[:end] in self.lines:
                return Place(self.file, self.lines[path[:end]])
        return Place(self.file)
