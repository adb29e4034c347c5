"""The options that several commands share, and how their texts are read."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from onething.app.catalogues import Catalogues, load
from onething.app.speaking import spoken
from onething.conditions import read_value
from onething.conditions.scalars import read_date
from onething.errors import BrokenInput, Fault, Place, UnknownName
from onething.formats.files.facts_file import load_facts
from onething.language import Label, Language
from onething.model import CHANNEL, Answer, Assume, Case, Channel, FactName, ItemId, Question, SourceId, Value
from onething.workflows import Planner

__all__ = [
    "CaseOptions",
    "Content",
    "FilePath",
    "aim_option",
    "bundled",
    "calendar_content_options",
    "case_options",
    "content_options",
    "day_given",
    "language_of",
    "language_option",
    "spoken",
    "was_given",
]

Command = Callable[..., Any]


class FilePath(click.Path):
    """The path of a file or a folder; an empty one, such as of a variable that is not set, is none."""

    def __init__(self) -> None:
        super().__init__(path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the path that was typed."""
        _filled(param.opts[0] if param else "", str(value))
        return super().convert(value, param, ctx)


@dataclass(frozen=True, slots=True)
class Content:
    """Where the catalogues and the rules lie that a command works with."""

    folder: Path | None
    rules: Path | None
    calendar: Path | None = None

    def load(self) -> Catalogues:
        """Load them, or what comes with the package."""
        return load(self.folder, rules=self.rules, calendar=self.calendar)


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
    channel: str
    start: str | None

    def case(self, planner: Planner) -> Case:
        """Return the case; facts are read as the planner's catalogue declares them.

        Raises BrokenInput, UnknownName or ConditionError for texts that cannot be read.
        """
        answers, items = _pairs("--given", self.given), _filled("--items", self.items)
        known = list(map(str, Answer))
        for answer in answers.values():
            if answer not in known:
                raise UnknownName("option", answer, known)
        return Case(
            facts=self._facts(planner),
            as_of=day_given("--date", self.date),
            start=day_given("--start", self.start),
            region=_filled("--region", self.region),
            assume=Assume(self.assume),
            given={SourceId(source): Answer(answer) for source, answer in answers.items()},
            items=tuple(ItemId(item.strip()) for item in items.split(",")) if items else None,
        )

    def _facts(self, planner: Planner) -> dict[FactName, Value]:
        """Return the facts of the file and the options; BrokenInput with all that is wrong in both."""
        read: dict[FactName, Value] = {}
        faults: list[Fault] = []
        if self.facts:
            try:
                _there("--facts", self.facts)
                read = load_facts(self.facts, planner.questions)
            except BrokenInput as broken:
                faults += broken.faults
        for name, text in _pairs("--fact", self.fact).items():
            try:
                read[FactName(name)] = _typed(FactName(name), text, planner.questions)
            except BrokenInput as broken:
                faults += broken.faults
        chosen = self.channel != _BEST or was_given("channel")
        if chosen and read.get(CHANNEL, self.channel) != self.channel:
            faults.append(_given_twice("--channel", CHANNEL))
        if faults:
            raise BrokenInput(faults)
        return read if self.channel == _BEST else {**read, CHANNEL: self.channel}


_BEST = "best"


def language_option(command: Command) -> Command:
    """Add --lang; the command takes `lang`."""
    return click.option(
        "--lang", type=click.Choice(["zh", "en"]), help="Language of the output. Default: from the locale."
    )(command)


_CONTENT = (
    click.option(
        "--in",
        "folder",
        metavar="DIR",
        type=FilePath(),
        help="A catalogue, or a folder of catalogues. Default: those that come with onething.",
    ),
    click.option(
        "--rules",
        metavar="DIR",
        type=FilePath(),
        help="A folder of rule packs. Default: those that come with onething.",
    ),
)

_CALENDAR = click.option(
    "--calendar",
    metavar="FILE",
    type=FilePath(),
    help="Holidays and moved working days of years that the official calendar does not reach yet.",
)


def content_options(command: Command) -> Command:
    """Add --in and --rules; the command takes `content`."""
    return bundled(command, _CONTENT, Content, "content")


def calendar_content_options(command: Command) -> Command:
    """Add --in, --rules and --calendar; the command takes `content`."""
    return bundled(command, (*_CONTENT, _CALENDAR), Content, "content")


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
            type=FilePath(),
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
        click.option(
            "--channel",
            type=click.Choice([_BEST, *map(str, Channel)]),
            default=_BEST,
            show_default=True,
            help="How it is applied for. The best has the fewest visits, then materials, then days.",
        ),
        click.option(
            "--start",
            metavar="YYYY-MM-DD",
            help="When it is applied for, for the days on the calendar. Default: the day of --date.",
        ),
    )
    return bundled(command, options, CaseOptions, "known")


def aim_option(command: Command) -> Command:
    """Add --aim; the command takes `aim`, a text that `onething.situations.aim_of` reads."""
    return click.option(
        "--aim",
        default="plan",
        show_default=True,
        metavar="AIM",
        help="What to ask for: plan, visits, days, materials, material:ID, at-most-one-visit, no-visit, "
        "id-card-only, decided-at-once.",
    )(command)


def was_given(name: str) -> bool:
    """Tell whether the option that a command takes as `name` was typed, even if as its default."""
    context = click.get_current_context(silent=True)
    return context is not None and context.get_parameter_source(name) is ParameterSource.COMMANDLINE


def language_of(words: Sequence[str]) -> Language:
    """Return the language that the words of a command line ask for, for a message about them."""
    for number, word in enumerate(words):
        name, _, value = word.partition("=")
        if name == "--lang":
            return spoken(value or next(iter(words[number + 1 :]), "en"))
    return spoken(None)


def bundled(command: Command, options: Sequence[Any], bundle: type[Any], name: str) -> Command:
    """Hand what `options` say to `command` as one value of the type `bundle`."""
    parts = [part.name for part in fields(bundle)]

    @wraps(command)
    def bundled(**values: Any) -> Any:
        given = {part: values.pop(part) for part in parts if part in values}
        return command(**{name: bundle(**given)}, **values)

    for option in reversed(options):
        bundled = option(bundled)
    return bundled


def _pairs(option: str, texts: Sequence[str]) -> dict[str, str]:
    """Return NAME=VALUE texts as a mapping; BrokenInput with all that are not of that form."""
    split = [text.partition("=") for text in texts]
    wrong = (number for number, (name, sign, _) in enumerate(split, 1) if not sign or not name.strip())
    faults = [_not_a_pair(option, number, len(texts)) for number in wrong]
    times = Counter(name.strip() for name, _, _ in split)
    faults += [_given_twice(option, name) for name, number in times.items() if number > 1]
    if faults:
        raise BrokenInput(faults)
    return {name.strip(): value.strip() for name, _, value in split}


def _typed(name: FactName, text: str, questions: Mapping[FactName, Question]) -> Value:
    """Return the value that was typed for a fact; BrokenInput that names the option if there is none."""
    place = Place(f"--fact {name}")
    if name not in questions:
        raise BrokenInput([UnknownName("fact", name, questions).fault(Place("--fact"))])
    try:
        return read_value(text, questions[name])
    except UnknownName as unknown:
        raise BrokenInput([_no_option(place, unknown)]) from None
    except BrokenInput as broken:
        raise BrokenInput(replace(fault, place=place) for fault in broken.faults) from None


def _filled(option: str, text: str | None) -> str | None:
    """Return what was typed for an option; BrokenInput if that is nothing."""
    if text is not None and not text.strip():
        found = Label(zh="给出的是空文本", en="it is given an empty text")
        mend = Label(zh="写上值，或不用此项", en="write a value, or leave it out")
        raise BrokenInput([Fault(Place(option), found, mend)])
    return text


def _not_a_pair(option: str, number: int, among: int) -> Fault:
    # What was typed may be a person's, such as an identity number, and messages end up in logs.
    which = Label(zh=f"第 {number} 处", en=f"number {number} of them") if among > 1 else Label(zh="", en="it")
    found = Label(zh=f"{which.zh}缺少名称或等号", en=f"{which.en} lacks a name or the equals sign")
    return Fault(Place(option), found, Label(zh="写成 名称=值", en="write it as NAME=VALUE"))


def _no_option(place: Place, unknown: UnknownName) -> Fault:
    """Return that a fact has no such option; what was typed may be a person's, and is not repeated."""
    options = ", ".join(unknown.near or unknown.known)
    found = Label(zh="该值不是可选项", en="the value is none of the options of the fact")
    return Fault(place, found, Label(zh=f"请给出：{options}", en=f"give one of {options}"))


def _there(option: str, path: Path) -> None:
    """Refuse a file that is not there; a value typed in its place is not repeated."""
    if not os.path.lexists(path):
        found = Label(zh="没有这个文件", en="there is no such file")
        mend = Label(zh="核对路径；单个事实用 --fact", en="check the path; a single fact goes to --fact")
        raise BrokenInput([Fault(Place(option), found, mend)])


def _given_twice(option: str, name: str) -> Fault:
    found = Label(zh=f"“{name}”给出了不止一次", en=f"“{name}” is given more than once")
    return Fault(Place(option), found, Label(zh="只给一次", en="give it once"))


def day_given(option: str, text: str | None) -> date | None:
    """Return the day that a text names as YYYY-MM-DD; BrokenInput if it names none."""
    day = None if text is None else read_date(text)
    if text is not None and day is None:
        found = Label(zh=f"“{text}”不是日期", en=f"“{text}” is not a date")
        mend = Label(zh="写成 2026-09-25 的形式", en="write it like 2026-09-25")
        raise BrokenInput([Fault(Place(option), found, mend)])
    return day
