"""Follows the pages of the documentation as a reader would: runs their blocks, in order.

A page is followed from its first block to its last in a copy of the content, so that nothing is written
into the checkout. Run in the folder of the checkout:

    python -m docs.following            follow every page and tell what differs
    python -m docs.following --write    put what is really printed into the pages
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
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from docs.blocks import ROOT, Block, Page, commands, elided, pages
from pydantic import TypeAdapter

from onething import model
from onething.cli import main
from onething.formats.files.yaml_reader import read_yaml

__all__ = ["Reader", "difference", "follow", "same"]

_COPIED = ("rules", "workflows", "examples")


@dataclass
class Reader:
    """Follows a page in a folder of its own, as somebody who types what stands there."""

    folder: Path
    _names: dict[str, Any] = field(default_factory=lambda: {"__name__": "__page__"})
    _code: int = 0

    @classmethod
    @contextlib.contextmanager
    def of(cls, page: Page) -> Iterator[Reader]:
        """Give a reader of the page a copy of the content, and take it away afterwards."""
        with tempfile.TemporaryDirectory() as folder, _environment(page.locale):
            for name in _COPIED:
                shutil.copytree(ROOT / name, Path(folder) / name)
            with contextlib.chdir(folder):
                yield cls(Path(folder))

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
        for command, told in commands(block.text):
            if self._code and command != "echo $?":
                raise AssertionError(f"{block}: exit code {self._code} before `{command}`")
            printed = _plain(self._run(command))
            yield f"$ {command}\n" + (elided(told, printed) if told else "")
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


def same(block: Block, now: str) -> bool:
    """Tell whether a block holds what it should; what a python block holds is not printed by it."""
    return block.language == "python" or block.text == now


def difference(block: Block, now: str) -> str:
    """Return what to say of a block that does not tell what is printed now."""
    return f"{block} does not hold what is printed now:\n{now}\nRun python -m docs.following --write"


def follow(page: Page) -> Iterator[tuple[Block, str]]:
    """Follow a page and yield each block with what it should hold."""
    with Reader.of(page) as reader:
        printed = ""
        for block in page.blocks:
            now = reader.follow(block, printed)
            printed = now if block.language == "python" else ""
            yield block, now


def _onething(words: Sequence[str]) -> tuple[int, str]:
    """Run the command line in this process, which is quicker; return its exit code and what it prints."""
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
    with tempfile.NamedTemporaryFile("w", suffix=".yaml", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        return read_yaml(Path(file.name)).data


def _check_noun(name: str, data: Any) -> None:
    for one in data if isinstance(data, list) else [data]:
        TypeAdapter(getattr(model, name)).validate_python(one)


@contextlib.contextmanager
def _environment(locale: str) -> Iterator[None]:
    """Set the language, no colours, and the matcher that serves on every Python and says nothing."""
    before = dict(os.environ)
    for name in ("FORCE_COLOR", "CLICOLOR_FORCE", "COLUMNS"):
        os.environ.pop(name, None)
    os.environ |= {"LC_ALL": locale, "ONETHING_MATCHER": "plain"}
    try:
        yield
    finally:
        os.environ.clear()
        os.environ |= before


def _main(words: Sequence[str]) -> int:
    differing = 0
    for page in pages():
        changed = [(block, now) for block, now in follow(page) if not same(block, now)]
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
