"""The fenced blocks of the documentation, by language, and what it means that one tells the truth.

    console   commands after `$ `, each with what it prints; `...` on a line stands for any lines
    python    run in one namespace a page; an `output` block below holds what it prints
    output    what the python block above prints
    yaml      read as YAML; `# file: PATH` on the first line writes it there, `# Rule` or any other name
              of the model checks it against that noun
    diff      applied to the file that it names

Blocks in any other language (`text`, `sh`, `json`, `mermaid`) are shown and not run: `sh` holds what
changes the reader's machine, such as `make demo`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

__all__ = ["NOT_RUN", "ROOT", "RUN", "Block", "Page", "agrees", "blocks", "commands", "elided", "pages"]

ROOT = Path(__file__).resolve().parents[1]
RUN = frozenset({"console", "python", "output", "yaml", "diff"})
NOT_RUN = frozenset({"text", "sh", "json", "mermaid"})

_FENCE = re.compile(r"^(?P<indent> *)```(?P<language>[^\n`]*)\n(?P<text>.*?)^(?P=indent)```$", re.M | re.S)
_ELLIPSIS = "..."


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: where it stands, its language and its text."""

    path: Path
    line: int
    """The line of its first fence, from 1."""
    language: str
    text: str
    span: tuple[int, int]
    """Where the text stands in the page, in characters."""

    def __str__(self) -> str:
        return f"{str(self.path).removeprefix(str(ROOT)).lstrip(os.sep)}:{self.line}"


@dataclass(frozen=True, slots=True)
class Page:
    """A page and its blocks, in order."""

    path: Path
    blocks: tuple[Block, ...]

    @property
    def locale(self) -> str:
        """The locale of its readers: Chinese pages show Chinese output."""
        chinese = self.path.name.endswith(".zh.md") or self.path.parent.name == "zh"
        return "zh_CN.UTF-8" if chinese else "C.UTF-8"


def pages() -> list[Page]:
    """Return every page of the documentation."""
    found = [*ROOT.glob("README*.md"), ROOT / "examples" / "README.md", *(ROOT / "docs").rglob("*.md")]
    return [Page(path, blocks(path)) for path in sorted(found)]


def blocks(path: Path) -> tuple[Block, ...]:
    """Return the fenced blocks of a page."""
    page = path.read_text(encoding="utf-8")
    return tuple(
        Block(path, page.count("\n", 0, at.start()) + 1, at["language"].strip(), at["text"], at.span("text"))
        for at in _FENCE.finditer(page)
    )


def commands(text: str) -> Iterator[tuple[str, str]]:
    """Yield each command of a console block with the output that the page tells of it."""
    for part in re.split(r"^\$ ", text, flags=re.M)[1:]:
        command, output = re.fullmatch(r"((?:[^\n]*\\\n)*[^\n]*)\n(.*)", part, re.S).groups()  # type: ignore[union-attr]
        yield command, output


def agrees(told: str, printed: str) -> bool:
    r"""Tell whether a page tells what was printed, where a line `...` stands for any lines.

    >>> agrees("a\n...\nd\n", "a\nb\nc\nd\n"), agrees("a\n...\n", "b\n")
    (True, False)
    """
    parts = [re.escape("".join(f"{line}\n" for line in part)) for part in _split(told)]
    return re.fullmatch("(?:.*\n)*?".join(parts), printed) is not None


def elided(told: str, printed: str) -> str:
    """Return `told` if it agrees with what was printed, else the same lines as they are printed now."""
    parts, lines = _split(told), printed.splitlines()
    if agrees(told, printed) or len(parts) == 1:
        return told if len(parts) > 1 else printed
    return "".join(f"{line}\n" for line in _joined([_most_alike(part, lines) for part in parts]))


def _most_alike(part: Sequence[str], lines: Sequence[str]) -> Sequence[str]:
    """Return the run of `lines` as long as `part` that is most like it; all lines if nothing is elided."""
    starts = range(max(1, len(lines) - len(part) + 1))
    best = max(starts, key=lambda at: _likeness(part, lines[at : at + len(part)]))
    return lines[best : best + len(part)]


def _likeness(part: Sequence[str], lines: Sequence[str]) -> float:
    pairs = zip(part, lines, strict=False)
    return sum(SequenceMatcher(None, one, other, autojunk=False).ratio() for one, other in pairs)


def _joined(parts: Sequence[Sequence[str]]) -> Iterator[str]:
    for number, part in enumerate(parts):
        if number:
            yield _ELLIPSIS
        yield from part


def _split(told: str) -> list[list[str]]:
    """Split the lines that a page tells at each line `...`."""
    parts: list[list[str]] = [[]]
    for line in told.splitlines():
        if line.strip() == _ELLIPSIS:
            parts.append([])
        else:
            parts[-1].append(line)
    return parts
