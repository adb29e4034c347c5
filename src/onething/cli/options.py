"""The options that several commands share, and how their texts are read."""

from __future__ import annotations

import locale
import os
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any

import click

from onething.app.catalogues import Catalogues, load
from onething.conditions import read_value
from onething.errors import BrokenInput, Fault, Place, UnknownName
from onething.formats.files.facts_file import load_facts
from onething.language import Label, Language
from onething.model import Answer, Assume, Case, FactName, ItemId, SourceId, Value
from onething.workflows import Planner

__all__ = [
    "CaseOptions",
    "Content",
    "case_options",
    "content_options",
    "language_of",
    "language_option",
    "spoken",
]

Command = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Content:
    """Where the catalogues and the rules lie that a command works with."""

    folder: Path | None
    rules: Path | None

    def load(self) -> Catalogues:
        """Load them, or what comes with the package."""
        return load(self.folder, rules=self.rules)


@dataclass(frozen=True, slots=True)
class CaseOptions:
    """What the options of a command say of a case, as text."""

    fact: tuple[str, ...]
    facts: Path | None
    date: str | None
    region: str | None
    assume: str
    given: tuple[str, ...]
    items: str | None

    def case(self, planner: Planner) -> Case:
        """Return the case; facts are read as the planner's catalogue declares them.

        Raises BrokenInput, UnknownName or ConditionError for texts that cannot be read.
        """
        answers = _pairs("--given", self.given)
        known = list(map(str, Answer))
        for answer in answers.values():
            if answer not in known:
                raise UnknownName("option", answer, known)
        return Case(
            facts=self._facts(planner),
            as_of=_day(self.date),
            region=self.region,
            assume=Assume(self.assume),
            given={SourceId(source): Answer(answer) for source, answer in answers.items()},
            items=tuple(ItemId(item.strip()) for item in self.items.split(",")) if self.items else None,
        )

    def _facts(self, planner: Planner) -> dict[FactName, Value]:
        from_file: Mapping[str, Any] = load_facts(self.facts) if self.facts else {}
        read = {FactName(name): value for name, value in from_file.items()}
        for name, text in _pairs("--fact", self.fact).items():
            question = planner.questions.get(FactName(name))
            if question is None:
                raise UnknownName("fact", name, planner.questions)
            read[FactName(name)] = read_value(text, question)
        return read


def language_option(command: Command) -> Command:
    """Add --lang; the command takes `lang`."""
    return click.option(
        "--lang", type=click.Choice(["zh", "en"]), help="Language of the output. Default: from the locale."
    )(command)


def content_options(command: Command) -> Command:
    """Add --in and --rules; the command takes `content`."""
    options = (
        click.option(
            "--in",
            "folder",
            metavar="DIR",
            type=click.Path(path_type=Path),
            help="A catalogue, or a folder of catalogues. Default: those that come with onething.",
        ),
        click.option(
            "--rules",
            metavar="DIR",
            type=click.Path(path_type=Path),
            help="A folder of rule packs. Default: those that come with onething.",
        ),
    )
    return _bundled(command, options, Content, "content")


def case_options(command: Command) -> Command:
    """Add the options that describe a case; the command takes `known`."""
    options = (
        click.option(
            "--fact",
            "-f",
            multiple=True,
            metavar="NAME=VALUE",
            help="A fact of the case, such as parents_same_ethnicity=false. Repeat for several.",
        ),
        click.option(
            "--facts",
            metavar="FILE",
            type=click.Path(path_type=Path),
            help="Facts from a YAML or JSON file; --fact counts before it.",
        ),
        click.option("--date", metavar="YYYY-MM-DD", help="Decide as of this day. Default: today."),
        click.option(
            "--region", metavar="CODE", help="Six-digit code of the region. Default: that of the guide."
        ),
        click.option(
            "--assume",
            type=click.Choice([str(assume) for assume in Assume]),
            default=str(Assume.CONNECTED),
            show_default=True,
            help="Every connected source answers, or only what is certain counts.",
        ),
        click.option(
            "--given",
            multiple=True,
            metavar="SOURCE=ANSWER",
            help="What a source answers: hit, miss, down or no-consent. Repeat for several.",
        ),
        click.option("--items", metavar="ID,ID…", help="Take only these items, optional ones among them."),
    )
    return _bundled(command, options, CaseOptions, "known")


def spoken(chosen: str | None) -> Language:
    """Return the language to speak: the one chosen, else that of the locale."""
    if chosen:
        return "zh" if chosen == "zh" else "en"
    names = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    name = next((name for name in names if name), None) or locale.getlocale()[0] or ""
    return "zh" if name.lower().startswith(("zh", "chinese")) else "en"


def language_of(words: Sequence[str]) -> Language:
    """Return the language that the words of a command line ask for, for a message about them."""
    for number, word in enumerate(words):
        name, _, value = word.partition("=")
        if name == "--lang":
            return spoken(value or next(iter(words[number + 1 :]), "en"))
    return spoken(None)


def _bundled(command: Command, options: Sequence[Any], bundle: type[Any], name: str) -> Command:
    """Hand what `options` say to `command` as one value of the type `bundle`."""
    parts = [part.name for part in fields(bundle)]

    @wraps(command)
    def bundled(**values: Any) -> Any:
        return command(**{name: bundle(**{part: values.pop(part) for part in parts})}, **values)

    for option in reversed(options):
        bundled = option(bundled)
    return bundled


def _pairs(option: str, texts: Sequence[str]) -> dict[str, str]:
    """Return NAME=VALUE texts as a mapping; BrokenInput with all that are not of that form."""
    split = [(text, *text.partition("=")) for text in texts]
    faults = [_not_a_pair(option, text) for text, name, sign, _ in split if not sign or not name.strip()]
    times = Counter(name.strip() for _, name, _, _ in split)
    faults += [_given_twice(option, name) for name, number in times.items() if number > 1]
    if faults:
        raise BrokenInput(faults)
    return {name.strip(): value.strip() for _, name, _, value in split}


def _not_a_pair(option: str, text: str) -> Fault:
    found = Label(zh=f"“{text}”缺少等号", en=f"“{text}” has no equals sign")
    return Fault(Place(option), found, Label(zh="写成 名称=值", en="write it as NAME=VALUE"))


def _given_twice(option: str, name: str) -> Fault:
    found = Label(zh=f"“{name}”给出了不止一次", en=f"“{name}” is given more than once")
    return Fault(Place(option), found, Label(zh="只给一次", en="give it once"))


def _day(text: str | None) -> date | None:
    """Return the day that a text in ISO form names; BrokenInput if it names none."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        found = Label(zh=f"“{text}”不是日期", en=f"“{text}” is not a date")
        mend = Label(zh="写成 2026-09-25 的形式", en="write it like 2026-09-25")
        raise BrokenInput([Fault(Place("--date"), found, mend)]) from None
