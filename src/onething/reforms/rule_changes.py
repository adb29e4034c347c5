"""Changes of rules: one is added, one is retired."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from onething.model import Question, Rule, RuleId
from onething.reforms.change import ChangeNoun, Named, Settled
from onething.reforms.wording import Wording

__all__ = ["AddRule", "RetireRule"]


class AddRule(ChangeNoun):
    """A rule is added, with the questions that it reads and nobody asks yet."""

    do: Literal["add-rule"] = "add-rule"
    rule: Rule
    questions: tuple[Question, ...] = ()

    def named(self) -> Iterator[Named]:
        """Yield nothing: what a rule matches need not be there."""
        yield from ()

    def settled(self) -> Iterator[Settled]:
        """Yield what the rule says, and what its questions ask."""
        yield Settled("rule", (self.rule.id,), value=self.rule)
        yield from (Settled("question", (question.fact,), value=question) for question in self.questions)

    def sentence(self, words: Wording) -> str:
        """Return what it changes, as a sentence."""
        title, id = words.text(self.rule.title), self.rule.id
        return words.say(f"新增规则“{title}”（{id}）", f"A rule is added: “{title}” ({id})")


class RetireRule(ChangeNoun):
    """A rule is retired."""

    do: Literal["retire-rule"] = "retire-rule"
    rule: RuleId

    def named(self) -> Iterator[Named]:
        """Yield the rule."""
        yield Named(("rule",), "rule", self.rule)

    def settled(self) -> Iterator[Settled]:
        """Yield that there is no such rule."""
        yield Settled("rule", (self.rule,), value="retired")

    def sentence(self, words: Wording) -> str:
        """Return what it changes, as a sentence."""
        return words.say(f"废止规则 {self.rule}", f"The rule {self.rule} is retired")
