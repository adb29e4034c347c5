"""The fenced blocks of the documentation: found, followed as a reader would, compared, written again.

    console   commands after `$ `, each with what it prints; `...` on a line stands for any lines
    python    run in one namespace a page; an `output` block below holds what it prints
    output    what the python block above prints
    yaml      read as YAML; `# file: PATH` on the first line writes it there, `# Rule` or any other name
              of the model checks it against that noun
    diff      applied to the file that it names

Blocks in any other language (`text`, `sh`, `json`, `mermaid`) are shown and not run: `sh` holds what
changes the reader's machine, such as `make demo`. A page is followed from its first block to its last
in a copy of the content, so that nothing is written into the checkout.

    python docs/blocks.py            follow every page and tell what differs
    python docs/blocks.py --write    put what is really printed into the pages
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

__all__ = ["NOT_RUN", "ROOT", "RUN", "Block", "Page", "Reader", "agrees", "blocks", "difference", "pages"]

ROOT = Path(__file__).resolve().parents[1]
RUN = frozenset({"console", "python", "output", "yaml", "diff"})
NOT_RUN = frozenset({"text", "sh", "json", "mermaid"})

_FENCE = re.compile(r"^(?P<indent> *)```(?P<language>[^\n`]*)\n(?P<text>.*?)^(?P=indent)```$", re.M | re.S)
_COPIED = ("rules", "workflows", "examples")
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
        return f"{self.path.relative_to(ROOT)}:{self.line}"


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
    found = [*ROOT.glob("README*.md"), *(ROOT / "docs").rglob("*.md")]
    return [Page(path, blocks(path)) for path in sorted(found)]


def blocks(path: Path) -> tuple[Block, ...]:
    """Return the fenced blocks of a page."""
    page = path.read_text(encoding="utf-8")
    return tuple(
        Block(path, page.count("\n", 0, at.start()) + 1, at["language"].strip(), at["text"], at.span("text"))
        for at in _FENCE.finditer(page)
    )


@dataclass
class Reader:
    """Follows a page in a folder of its own, as somebody who types what stands there."""

    folder: Path
    locale: str
    _names: dict[str, Any] = field(default_factory=lambda: {"__name__": "__page__"})
    _code: int = 0

    @classmethod
    @contextlib.contextmanager
    def of(cls, page: Page) -> Iterator[Reader]:
        """Give a reader of the page a copy of the content, and take it away afterwards."""
        with tempfile.TemporaryDirectory() as folder, _environment({"LC_ALL": page.locale}):
            for name in _COPIED:
                shutil.copytree(ROOT / name, Path(folder) / name)
            with contextlib.chdir(folder):
                yield cls(Path(folder), page.locale)

    def follow(self, block: Block, printed: str = "") -> str:
        """Do what the block says and return what it should hold; `printed` is by the block before."""
        match block.language:
            case "console":
                return "".join(self._console(block))
            case "python":
                return self._python(block)
            case "output":
                return _plain(printed)
            case "yaml":
                self._yaml(block)
            case "diff":
                self._diff(block)
        return block.text

    def _console(self, block: Block) -> Iterator[str]:
        for command, told in _commands(block.text):
            if self._code and command != "echo $?":
                raise AssertionError(f"{block}: exit code {self._code} before `{command}`")
            printed = _plain(self._run(command))
            yield f"$ {command}\n" + (_elided(told, printed) if told else "")
        if self._code:
            raise AssertionError(f"{block}: exit code {self._code}, and the page does not show it")

    def _run(self, command: str) -> str:
        if command == "echo $?":
            code, self._code = self._code, 0
            return f"{code}\n"
        if command.startswith("onething ") and not set(command) & set("|>*"):
            self._code, printed = _onething(shlex.split(command.replace("\\\n", " "))[1:])
            return printed
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        done = subprocess.run(  # noqa: S602 - the pages are ours, and a reader types them into a shell
            command,
            shell=True,
            env={**os.environ, "PATH": path},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        self._code = done.returncode
        return done.stdout

    def _python(self, block: Block) -> str:
        code = compile("\n" * block.line + block.text, str(block), "exec")
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            exec(code, self._names)  # noqa: S102 - as above
        return printed.getvalue()

    def _yaml(self, block: Block) -> None:
        comment, _, _ = block.text.partition("\n")
        data = _read_yaml(block.text)
        if comment.startswith("# file: "):
            path = self.folder / comment.removeprefix("# file: ")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, encoding="utf-8")
        elif named := re.fullmatch(r"# ([A-Z]\w+)", comment):
            _check_noun(named[1], data)

    def _diff(self, block: Block) -> None:
        header, *lines = block.text.splitlines()
        path = self.folder / header.removeprefix("--- ")
        old = "".join(f"{line[1:]}\n" for line in lines if line[:1] in ("", " ", "-"))
        new = "".join(f"{line[1:]}\n" for line in lines if line[:1] in ("", " ", "+"))
        text = path.read_text(encoding="utf-8")
        if text.count(old) != 1:
            raise AssertionError(f"{block}: what it changes stands {text.count(old)} times in {path.name}")
        path.write_text(text.replace(old, new), encoding="utf-8")


def agrees(told: str, printed: str) -> bool:
    r"""Tell whether a page tells what was printed, where a line `...` stands for any lines.

    >>> agrees("a\n...\nd\n", "a\nb\nc\nd\n"), agrees("a\n...\n", "b\n")
    (True, False)
    """
    parts = [re.escape("".join(f"{line}\n" for line in part)) for part in _split(told)]
    return re.fullmatch("(?:.*\n)*?".join(parts), printed) is not None


def difference(block: Block, now: str) -> str:
    """Return what to say of a block that does not tell what is printed now."""
    return f"{block} does not hold what is printed now:\n{now}\nRun python docs/blocks.py --write"


def _commands(text: str) -> Iterator[tuple[str, str]]:
    """Yield each command of a console block with the output that the page tells of it."""
    for part in re.split(r"^\$ ", text, flags=re.M)[1:]:
        command, output = re.fullmatch(r"((?:[^\n]*\\\n)*[^\n]*)\n(.*)", part, re.S).groups()  # type: ignore[union-attr]
        yield command, output


def _elided(told: str, printed: str) -> str:
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


def _onething(words: Sequence[str]) -> tuple[int, str]:
    """Run the command line in this process, which is quicker; return its exit code and what it prints."""
    from onething.cli import main  # noqa: PLC0415 - after the locale is set

    printed, code = io.StringIO(), 0
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        try:
            main(words)
        except SystemExit as ended:
            code = int(ended.code or 0)
    return code, printed.getvalue()


def _plain(printed: str) -> str:
    """Return what was printed without blanks at line ends, and with paths as seen from the checkout."""
    text = printed.replace(f"{ROOT}{os.sep}", "")
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines())


def _read_yaml(text: str) -> Any:
    from onething.formats.files.yaml_reader import read_yaml  # noqa: PLC0415 - yaml is loaded when needed

    with tempfile.NamedTemporaryFile("w", suffix=".yaml", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        return read_yaml(Path(file.name)).data


def _check_noun(name: str, data: Any) -> None:
    from pydantic import TypeAdapter  # noqa: PLC0415 - as above

    import onething.model as model  # noqa: PLC0415, PLR0402 - as above

    for one in data if isinstance(data, list) else [data]:
        TypeAdapter(getattr(model, name)).validate_python(one)


@contextlib.contextmanager
def _environment(values: Mapping[str, str]) -> Iterator[None]:
    before = dict(os.environ)
    for name in ("FORCE_COLOR", "CLICOLOR_FORCE", "COLUMNS", "ONETHING_MATCHER"):
        os.environ.pop(name, None)
    os.environ |= values
    try:
        yield
    finally:
        os.environ.clear()
        os.environ |= before


def follow(page: Page) -> Iterator[tuple[Block, str]]:
    """Follow a page and yield each block with what it should hold."""
    with Reader.of(page) as reader:
        printed = ""
        for block in page.blocks:
            now = reader.follow(block, printed)
            printed = now if block.language == "python" else ""
            yield block, block.text if block.language == "python" else now


def _main(words: Sequence[str]) -> int:
    differing = 0
    for page in pages():
        changed = [(block, now) for block, now in follow(page) if now != block.text]
        for block, now in changed:
            print(block if "--write" in words else difference(block, now))
        if changed and "--write" in words:
            _write(page, changed)
        differing += len(changed)
    return 1 if differing and "--write" not in words else 0


def _write(page: Page, changed: Sequence[tuple[Block, str]]) -> None:
    text = page.path.read_text(encoding="utf-8")
    for block, now in reversed(changed):
        text = text[: block.span[0]] + now + text[block.span[1] :]
    page.path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(_main(sys.argv[1:]))
