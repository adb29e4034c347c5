"""Formulas as sentences in Chinese and English, in the words of the questions that declare the facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from onething.conditions.formula import And, Constant, Formula, Literal, Not, Or, question_of
from onething.conditions.unary import ANYTHING, Bound, Equals, Null, Part, Range, Scalar, Test, Within
from onething.language import Label, Language
from onething.model import FactName, FactType, Question

__all__ = ["predicate", "sentence"]

_WORDS: Mapping[str, Label] = {
    "always": Label(zh="总是成立", en="always"),
    "never": Label(zh="从不成立", en="never"),
    "literal": Label(zh="“{}”{}", en='"{}" {}'),
    "all": Label(zh="，且", en=", and "),
    "any": Label(zh="，或", en=", or "),
    "group": Label(zh="（{}）", en="({})"),
    "opposite": Label(zh="并非（{}）", en="not ({})"),
    "or": Label(zh="或", en=" or "),
    "and": Label(zh="且", en=" and "),
    "anything": Label(zh="可为任何值", en="may be anything"),
    "null": Label(zh="没有值", en="has no value"),
    "not null": Label(zh="有值", en="has a value"),
    "equal": Label(zh="为{}", en="is {}"),
    "not equal": Label(zh="不为{}", en="is not {}"),
    "within": Label(zh="属于{}", en="is within {}"),
    "not within": Label(zh="不属于{}", en="is not within {}"),
    "between": Label(zh="在{}至{}之间", en="is between {} and {}"),
    "not between": Label(zh="不在{}至{}之间", en="is not between {} and {}"),
    "included": Label(zh="{}（含）", en="{} (included)"),
    "excluded": Label(zh="{}（不含）", en="{} (excluded)"),
    ">": Label(zh="大于{}", en="is more than {}"),
    ">=": Label(zh="不小于{}", en="is at least {}"),
    "<": Label(zh="小于{}", en="is less than {}"),
    "<=": Label(zh="不大于{}", en="is at most {}"),
    "day >": Label(zh="晚于{}", en="is after {}"),
    "day >=": Label(zh="不早于{}", en="is {} or later"),
    "day <": Label(zh="早于{}", en="is before {}"),
    "day <=": Label(zh="不晚于{}", en="is {} or earlier"),
    "day": Label(zh="{0.year}年{0.month}月{0.day}日", en="{}"),
    "true": Label(zh="是", en="yes"),
    "false": Label(zh="否", en="no"),
    "text": Label(zh="“{}”", en='"{}"'),
}
_VERBS = ("为", "属于", "is within ", "is ")
"""Said once for parts that follow one another: is married or divorced."""


def sentence(
    formula: Formula,
    questions: Mapping[FactName, Question],
    *,
    regions: Mapping[str, Label] | None = None,
) -> Label:
    """Return what a formula says; regions go by the names that `regions` gives to their codes.

    >>> from onething.conditions.unary import Equals, Test
    >>> asked = Question(fact="same", label=Label(zh="是同一民族吗？", en="Of one ethnic group?"))
    >>> sentence(Literal("same", Test((Equals(False),))), {"same": asked})
    Label(zh='“是同一民族吗？”为否', en='"Of one ethnic group?" is no')

    Raises UnknownName for a fact that no question declares.
    """
    names = regions or {}
    return Label(
        zh=_Speaker("zh", questions, names).formula(formula),
        en=_Speaker("en", questions, names).formula(formula),
    )


def predicate(test: Test, question: Question, *, regions: Mapping[str, Label] | None = None) -> Label:
    """Return what a test says of the answer to a question, without the question.

    >>> asked = Question(fact="same", label=Label(zh="是同一民族吗？", en="Of one ethnic group?"))
    >>> predicate(Test((Equals(False),)), asked)
    Label(zh='为否', en='is no')
    """
    names = regions or {}
    return Label(
        zh=_Speaker("zh", {}, names).predicate(test, question),
        en=_Speaker("en", {}, names).predicate(test, question),
    )


@dataclass(frozen=True, slots=True)
class _Speaker:
    """Says formulas in one language."""

    language: Language
    questions: Mapping[FactName, Question]
    regions: Mapping[str, Label]

    def formula(self, formula: Formula) -> str:
        match formula:
            case Constant(True) | And(()):
                return self._say("always")
            case Constant() | Or(()):
                return self._say("never")
            case Literal():
                return self._literal(formula)
            case And(parts):
                return self._say("all").join(map(self._enclosed, parts))
            case Or(parts):
                return self._say("any").join(map(self._enclosed, parts))
            case Not(part):
                return self._say("opposite", self.formula(part))

    def _say(self, key: str, *what: object) -> str:
        words = _WORDS[key].text(self.language)
        return words.format(*what) if what else words

    def _enclosed(self, formula: Formula) -> str:
        text = self.formula(formula)
        return self._say("group", text) if isinstance(formula, And | Or) else text

    def _literal(self, literal: Literal) -> str:
        question = question_of(literal.fact, self.questions)
        test, positive = literal.test, literal.positive
        if not positive and _says_yes_or_no(test):
            test, positive = Test(test.parts, negated=not test.negated), True
        text = self._say("literal", question.label.text(self.language), self.predicate(test, question))
        return text if positive else self._say("opposite", text)

    def predicate(self, test: Test, question: Question) -> str:
        """Return what a test says of the answer."""
        if test == ANYTHING:
            return self._say("anything")
        parts = sorted(test.parts, key=lambda part: isinstance(part, Null))
        no = "not " if test.negated else ""
        phrases = (self._phrase(part, no, question) for part in parts)
        return self._say("and" if test.negated else "or").join(_verbs_once(phrases))

    def _phrase(self, part: Part, no: str, question: Question) -> str:
        match part:
            case Null():
                return self._say(f"{no}null")
            case Equals(bool(value)):
                return self._say("equal", self._say("true" if value != bool(no) else "false"))
            case Equals(value):
                return self._say(f"{no}equal", self._value(value, question))
            case Within(region):
                name = self.regions.get(region)
                return self._say(f"{no}within", name.text(self.language) if name else region)
            case Range(Bound() as low, Bound() as high):
                return self._say(f"{no}between", self._end(low, question), self._end(high, question))
            case Range():
                return self._comparison(part, no, question)

    def _comparison(self, part: Range, no: str, question: Question) -> str:
        (bound,) = part.bounds()
        above, included = part.low is not None, bound.included
        if no:
            above, included = not above, not included
        day = "day " if isinstance(bound.value, date) else ""
        return self._say(
            f"{day}{'>' if above else '<'}{'=' if included else ''}", self._value(bound.value, question)
        )

    def _end(self, bound: Bound, question: Question) -> str:
        return self._say("included" if bound.included else "excluded", self._value(bound.value, question))

    def _value(self, value: Scalar, question: Question) -> str:
        if isinstance(value, date):
            return self._say("day", value)
        if question.type is FactType.CHOICE:
            return next(o.label.text(self.language) for o in question.options if o.value == value)
        return self._say("text", value) if isinstance(value, str) else str(Equals(value))


def _says_yes_or_no(test: Test) -> bool:
    """Tell whether a negated test is the opposite of the test, also where there is no value."""
    return test != ANYTHING and not any(isinstance(part, Range) for part in test.parts)


def _verbs_once(phrases: Iterable[str]) -> Iterator[str]:
    previous = ""
    for phrase in phrases:
        verb = next((verb for verb in _VERBS if phrase.startswith(verb)), "")
        yield phrase.removeprefix(verb) if verb == previous else phrase
        previous = verb
