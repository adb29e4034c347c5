"""How things are put into words in one language: lists, remarks, legal bases, tests."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from onething.formats.reports.words import word
from onething.language import Label, Language
from onething.model import Basis, FailedTest

__all__ = ["Speech"]


@dataclass(frozen=True)
class Speech:
    """A language, and how it joins what is said.

    >>> Speech("zh").listed(["身份证", "户口簿"]), Speech("en").aside("ID card", "father")
    ('身份证、户口簿', 'ID card (father)')
    """

    language: Language

    def say(self, zh: str, en: str) -> str:
        """Return the text in the language spoken."""
        return zh if self.language == "zh" else en

    def text(self, label: Label) -> str:
        """Return a label in the language spoken."""
        return label.text(self.language)

    def word(self, member: StrEnum) -> str:
        """Return the word for a member of an enumeration."""
        return word(member, self.language)

    def quoted(self, text: str) -> str:
        """Return a name as it is quoted in a sentence."""
        return f"“{text}”"

    def listed(self, parts: Iterable[str]) -> str:
        """Return names as a list, each of them once."""
        return self.say("、", ", ").join(dict.fromkeys(filter(None, parts)))

    def clauses(self, parts: Iterable[str]) -> str:
        """Return parts of a sentence side by side, each of them once."""
        return self.say("；", "; ").join(dict.fromkeys(filter(None, parts)))

    def labelled(self, label: str, text: str) -> str:
        """Return a text behind a label and a colon."""
        return f"{label}{self.say('：', ': ')}{text}"

    def aside(self, text: str, remark: str) -> str:
        """Return a text with a remark in brackets, or alone where there is none."""
        brackets = self.say("（{}）", " ({})")
        return text + brackets.format(remark) if remark else text

    def basis(self, bases: Sequence[Basis]) -> str:
        """Return what something rests on: documents with their articles; what is assumed is marked."""
        return self.clauses(map(self._one_basis, bases))

    def test(self, failed: FailedTest) -> str:
        """Return what would have to hold, behind ✗ where it does not and ? where that is not known."""
        return f"{'✗' if failed.known else '?'} {self.text(failed.sentence)}"

    def sentences(self, tests: Iterable[FailedTest]) -> str:
        """Return what would have to hold, as one text."""
        return self.clauses(self.text(test.sentence) for test in tests)

    def _one_basis(self, basis: Basis) -> str:
        cited = self.say(" ", ", ").join(filter(None, (basis.document, basis.article)))
        assumed = (
            self.labelled(self.say("假设", "assumed"), self.text(basis.assumed)) if basis.assumed else ""
        )
        return self.aside(cited, assumed).strip()
