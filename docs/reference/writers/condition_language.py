"""The page on the condition language: samples as the parser reads them, and the grammar itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files

from docs.reference.writers.markdown import Row, table, told

from onething.conditions import Literal, parse_test, sentence
from onething.conditions.values import FORMS
from onething.language import Label
from onething.model import BUILT_IN, REGION, Answer, FactName, FactType, Option, Question

__all__ = ["condition_language"]


def _asked(kind: FactType, name: str, *options: tuple[str, str]) -> Question:
    offered = tuple(Option(value=value, label=Label(zh=zh, en=value)) for value, zh in options)
    fact = REGION if kind is FactType.REGION else FactName(name.lower())
    return Question(fact=fact, type=kind, label=Label(en=name), options=offered)


_MARITAL = (("single", "未婚"), ("married", "已婚"), ("widowed", "丧偶"))
_SAMPLES: Mapping[Question, Sequence[str]] = {
    _asked(FactType.NUMBER, "Age"): (
        *("60", ">= 60", "[18..60)", "< 18, > 60", "not([18..60))", "≥６０", "null", "-"),
    ),
    _asked(FactType.BOOLEAN, "Consent"): ("true", "not(true)"),
    _asked(FactType.CHOICE, "Status", *_MARITAL): (
        *('"single"', "single", '"single", "widowed"', 'not("married")'),
    ),
    _asked(FactType.STRING, "Street"): ('"老桥街"', "老桥街", 'not("老桥街", "新桥街")'),
    _asked(FactType.DATE, "Birth"): (
        *('>= date("2026-01-01")', ">= 2026-01-01", "[2026-01-01..2026-12-31]"),
    ),
    _asked(FactType.REGION, "Region"): ('"430100"', '"430000", "330100"', 'not("430000")'),
}


def condition_language() -> Iterator[str]:
    """Yield the parts of the page."""
    yield "# The condition language"
    yield (
        "A condition is a mapping from facts to tests. Everything in one mapping must hold together; `all`, "
        "`any` and `not` nest; a list of tests holds if one of them does. A test is an S-FEEL unary test "
        "(DMN 1.5, chapter 9). Why, and what *unknown* means: [conditions](../explanation/conditions.md)."
    )
    yield "## Tests by the type of their fact"
    yield "What stands in a file, how it is read, and the sentence that plans and explanations show for it."
    for question, tests in _SAMPLES.items():
        yield f"### {question.type}"
        yield f"Values: {FORMS[question.type].en}."
        yield table(("written", "read as", "said as"), [_sample(question, test) for test in tests])
    yield "## Facts that every case has"
    yield table(("fact", "type", "question"), map(_question, BUILT_IN))
    yield (
        "A fact `wants.ITEM` says whether the applicant wants an optional item, and `source.ID` what a "
        f"source answers: {', '.join(f'`{answer}`' for answer in Answer)}. All other facts are declared as "
        "questions: by the jurisdiction (`questions.yaml`), by a one-thing, or by a rule pack."
    )
    yield "## Grammar of a test"
    grammar = files("onething.conditions").joinpath("grammar.lark").read_text(encoding="utf-8")
    yield f"```text\n{grammar.strip()}\n```"


def _sample(question: Question, test: str) -> Row:
    read = parse_test(test, question)
    said = sentence(Literal(question.fact, read), {question.fact: question}).text("en")
    return f"`{test}`", f"`{read}`", told(said)


def _question(question: Question) -> Row:
    options = ", ".join(f"`{option.value}`" for option in question.options)
    return f"`{question.fact}`", f"{question.type}: {options}".rstrip(": "), question.label.text("en")
