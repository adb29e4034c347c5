"""Writes the reference from the code, so that it cannot say anything else than the code does.

    python -m docs.reference.generate

It is run in the folder of the checkout. A test asserts that the pages which are kept are those that
would be written now.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from docs.reference.writers.command_line import command_line
from docs.reference.writers.condition_language import condition_language
from docs.reference.writers.file_formats import file_formats
from docs.reference.writers.findings import findings
from docs.reference.writers.python_api import python_api
from docs.reference.writers.words import words

__all__ = ["FOLDER", "reference"]

FOLDER = Path(__file__).resolve().parent

_HEAD = "<!-- Written from the code by docs/reference/generate.py: do not edit. -->"
_PAGES: Mapping[str, Callable[[], Iterator[str]]] = {
    "command-line.md": command_line,
    "python.md": python_api,
    "files.md": file_formats,
    "conditions.md": condition_language,
    "findings.md": findings,
    "words.md": words,
}


def reference() -> Mapping[str, str]:
    """Return the text of every page, by the name of its file."""
    return {name: "\n\n".join(filter(None, (_HEAD, *page()))) + "\n" for name, page in _PAGES.items()}


if __name__ == "__main__":
    for name, text in reference().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
