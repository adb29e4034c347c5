"""Puts the questions of a case to whoever sits at the terminal, and reads the answers."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click

from onething.cli.printing import harmless
from onething.errors import OnethingError
from onething.language import Label, Language
from onething.model import FactType, OpenQuestion, Option, Question

__all__ = ["Prompter"]

_LONGEST = 4096
"""So many characters of an answer are read."""

_FORMS = {
    FactType.BOOLEAN: Label(zh="是/否", en="y/n"),
    FactType.NUMBER: Label(zh="数字", en="a number"),
    FactType.STRING: Label(zh="文字", en="a text"),
    FactType.DATE: Label(zh="日期，如 2026-09-25", en="a date, such as 2026-09-25"),
    FactType.REGION: Label(zh="六位区划代码", en="a region code of six digits"),
}
"""What an answer looks like; the options of a choice are listed."""

_SKIP = Label(zh="不知道的，直接按回车。", en="Press Enter where you do not know.")


class Prompter:
    """Asks on standard error, so that the plan can be piped, and reads standard input line by line."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._asked = False

    def __call__(self, question: OpenQuestion, wrong: OnethingError | None) -> str | None:
        """Return the answer to a question; None at the end of the input.

        `wrong` says what was wrong with the answer before. At a terminal it is told, and the question
        is put again; in a pipe it is raised, because the next line answers the next question.
        """
        if wrong and not _at_terminal():
            raise wrong
        for line in self._words(question.question, wrong):
            click.echo(harmless(line), err=True)
        click.echo("> ", err=True, nl=False)
        answer = sys.stdin.readline(_LONGEST) if sys.stdin else ""
        if not _at_terminal():
            click.echo(err=True)  # nobody sees the line that ends the answer
        return answer.strip() if answer else None

    def _words(self, question: Question, wrong: OnethingError | None) -> Iterator[str]:
        if not self._asked:
            yield _SKIP.text(self._language)
            self._asked = True
        if wrong:
            yield wrong.message(self._language)
        label = question.label.text(self._language)
        yield label if question.options else f"{label} [{_FORMS[question.type].text(self._language)}]"
        yield from (f"  {_option(option, self._language)}" for option in question.options)


def _option(option: Option, language: Language) -> str:
    """Return an option as it may be typed, with what it means where its value does not tell."""
    label = option.label.text(language)
    return option.value if label == option.value else f"{option.value}  {label}"


def _at_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()
