"""The formulas that a catalogue implies beside the conditions written in it.

An item is in a case, a source answers, a rule is in force: each is a formula over the facts of the
case, and over facts that the library itself declares:

    source:ID            what a source answers (hit, miss, down, no-consent, uncertain)
    source.ID            the same as conditions read it; not known where it is uncertain
    connection:ID:OWNER  whether a source is open to an item or one-thing; fixed by the catalogue
    coverage:ID          that a source covers a region; false for one that covers none
    item:ID              whether an item is part of the case; derived while deciding
    allowed:RULE         that a rule forbids nothing; false for a rule that always forbids
"""

from __future__ import annotations

from collections.abc import MutableMapping
from dataclasses import dataclass, field

from onething.conditions import (
    FALSE,
    TRUE,
    And,
    Bound,
    Equals,
    Formula,
    Literal,
    Not,
    Or,
    Range,
    Test,
    Within,
    compile_condition,
    conjunction,
    disjunction,
    holds,
    negate,
)
from onething.errors import UnknownName
from onething.language import Label
from onething.model import (
    ANSWERS,
    CONSENT,
    DATE,
    REGION,
    Answer,
    Catalogue,
    Condition,
    DataSource,
    Entry,
    FactName,
    FactType,
    ItemId,
    OneThing,
    OneThingId,
    Option,
    OwnerId,
    Question,
    Rule,
    SourceId,
    Validity,
    answer_fact,
    covers,
    wish,
)

__all__ = [
    "UNCERTAIN",
    "Formulas",
    "Parts",
    "item_fact",
    "parts",
    "source_fact",
]

UNCERTAIN = "uncertain"
"""What a source is taken to answer where only what is certain counts, and its answer is not."""

_ANSWERS = tuple(Option(value=value, label=Label(zh=value)) for value in (*Answer, UNCERTAIN))
_TRUE, _HIT = Test((Equals(value=True),)), Test((Equals(Answer.HIT.value),))


def source_fact(source: SourceId) -> FactName:
    """Return the fact that says what a source answers."""
    return FactName(f"source:{source}")


def item_fact(item: ItemId) -> FactName:
    """Return the fact that says whether an item is part of the case."""
    return FactName(f"item:{item}")


@dataclass
class Formulas:
    """Builds the formulas of one one-thing, and notes the facts that they add on the way."""

    catalogue: Catalogue
    questions: MutableMapping[FactName, Question]
    """All facts that the formulas read, their own included."""
    sentences: dict[Literal, Label] = field(default_factory=dict)
    """What to say of a test on a fact that the library itself declares."""
    fixed: dict[FactName, bool] = field(default_factory=dict)
    """Facts whose value the catalogue settles."""
    sources: dict[FactName, DataSource] = field(default_factory=dict)
    written: dict[Condition, Formula] = field(default_factory=dict)
    """The formulas of conditions that were read before, for this one-thing or another."""

    def condition(self, condition: Condition | None) -> Formula:
        """Return the formula of a condition as written."""
        if condition is None:
            return TRUE
        formula = self.written.get(condition)
        if formula is None:
            reads_answers = self._declare_answers(condition)
            formula = compile_condition(condition, self.questions)
            if reads_answers:  # which has to be noted for each one-thing
                return self._as_far_as_asked(formula)
            self.written[condition] = formula
        return formula

    def _declare_answers(self, condition: Condition) -> bool:
        """Note the sources whose answers a condition reads; tell whether there are any."""
        sources = self.catalogue.sources
        ids = [SourceId(fact.removeprefix(ANSWERS)) for fact in condition.facts() if fact.startswith(ANSWERS)]
        for id in ids:
            if id not in sources:
                raise UnknownName("fact", answer_fact(id), self.catalogue.readable)
            self.questions[answer_fact(id)] = sources[id].question
            self.sources[answer_fact(id)] = sources[id]
        return bool(ids)

    def _as_far_as_asked(self, formula: Formula) -> Formula:
        """Return a formula in which a source that cannot be asked is down, or lacks the consent."""
        match formula:
            case Literal(fact, test, positive) if fact.startswith(ANSWERS):
                source = self.sources[fact]
                consented = Literal(CONSENT, _TRUE) if source.consent else TRUE
                told = _if(consented, Literal(fact, test), otherwise=holds(test, Answer.NO_CONSENT.value))
                told = _if(self._reachable(source), told, otherwise=holds(test, Answer.DOWN.value))
                return told if positive else negate(told)
            case And(parts):
                return conjunction(*map(self._as_far_as_asked, parts))
            case Or(parts):
                return disjunction(*map(self._as_far_as_asked, parts))
            case Not(part):
                return negate(self._as_far_as_asked(part))
        return formula

    def _reachable(self, source: DataSource) -> Formula:
        """Return: the source is in force, connected to somebody, and covers the region."""
        connected = TRUE if source.connected else FALSE
        return conjunction(connected, self.valid(source.valid), self._covered(source))

    def valid(self, validity: Validity) -> Formula:
        """Return: the day of the case lies within the validity."""
        since, until = validity.since, validity.until
        if not (since or until):
            return TRUE
        return conjunction(
            Literal(DATE, Test((Range(low=Bound(since, included=True)),))) if since else TRUE,
            Literal(DATE, Test((Range(high=Bound(until, included=True)),))) if until else TRUE,
        )

    def within(self, region: str) -> Formula:
        """Return: the case lies in `region`."""
        return TRUE if covers(region, "") else Literal(REGION, Test((Within(region),)))

    def in_case(self, item: ItemId) -> Formula:
        """Return: the item is part of the case."""
        name, label = item_fact(item), self.catalogue.items[item].name
        if name not in self.questions:
            zh, en = (
                f"同时办理“{label.text('zh')}”",
                f"“{label.text('en')}” is handled in the same case",
            )
            self._declare(Question(fact=name, label=label), _TRUE, Label(zh=zh, en=en))
        return Literal(name, _TRUE)

    def not_barred(self, rule: Rule, in_force: Formula) -> Formula:
        """Return: the rule, which forbids a mode, is not in force."""
        if in_force != TRUE:
            return negate(in_force)
        name = FactName(f"allowed:{rule.id}")
        if name not in self.questions:
            zh, en = (
                f"规则“{rule.title.text('zh')}”不禁止",
                f"the rule “{rule.title.text('en')}” does not forbid it",
            )
            self._declare(Question(fact=name, label=rule.title), _TRUE, Label(zh=zh, en=en))
            self.fixed[name] = False
        return Literal(name, _TRUE)

    def answers(self, source: DataSource, owner: OwnerId) -> Formula:
        """Return: the source is in force, open to `owner`, covers the region, may answer, and does."""
        consent = Literal(CONSENT, _TRUE) if source.consent else TRUE
        return conjunction(
            self.valid(source.valid),
            self._open_to(source, owner),
            self._covered(source),
            consent,
            self._hit(source),
        )

    def _open_to(self, source: DataSource, owner: OwnerId) -> Formula:
        if source.connected_to(owner):
            return TRUE
        name = FactName(f"connection:{source.id}:{owner}")
        if name not in self.questions:
            asker = self.catalogue.owner(owner).name
            zh = f"数据资源“{source.name.text('zh')}”已向“{asker.text('zh')}”开放"
            en = f"the source “{source.name.text('en')}” is connected to “{asker.text('en')}”"
            self._declare(Question(fact=name, label=source.name), _TRUE, Label(zh=zh, en=en))
            self.fixed[name] = False
        return Literal(name, _TRUE)

    def _covered(self, source: DataSource) -> Formula:
        """Return: the case lies where the source may answer; the nearest region of its coverage counts."""
        inside = [coverage.region for coverage in source.coverage if coverage.share > 0]
        outside = [coverage.region for coverage in source.coverage if coverage.share == 0]
        if not inside:
            return self._nowhere(source)
        return disjunction(
            *(
                conjunction(
                    self.within(region), *(negate(self.within(o)) for o in outside if covers(region, o))
                )
                for region in inside
            )
        )

    def _nowhere(self, source: DataSource) -> Formula:
        """Return: the source covers some region, which is said of one that covers none."""
        name = FactName(f"coverage:{source.id}")
        if name not in self.questions:
            zh = f"数据资源“{source.name.text('zh')}”至少覆盖一个地区"
            en = f"the source “{source.name.text('en')}” covers a region"
            self._declare(Question(fact=name, label=source.name), _TRUE, Label(zh=zh, en=en))
            self.fixed[name] = False
        return Literal(name, _TRUE)

    def _hit(self, source: DataSource) -> Formula:
        name = source_fact(source.id)
        if name not in self.questions:
            zh, en = f"“{source.name.text('zh')}”查得到", f"“{source.name.text('en')}” answers"
            question = Question(fact=name, type=FactType.CHOICE, label=source.name, options=_ANSWERS)
            self._declare(question, _HIT, Label(zh=zh, en=en))
            self.sources[name] = source
        return Literal(name, _HIT)

    def _declare(self, question: Question, test: Test, sentence: Label) -> None:
        """Declare a fact of the library's own, and what to say of the only test of it."""
        self.questions[question.fact] = question
        self.sentences[Literal(question.fact, test)] = sentence


def _if(condition: Formula, then: Formula, *, otherwise: bool | None) -> Formula:
    """Return: `then` holds if the condition does, else what is said of it."""
    return disjunction(negate(condition), then) if otherwise else conjunction(condition, then)


@dataclass
class Parts:
    """What belongs to a one-thing, nested ones included, in the order written, and when."""

    items: dict[ItemId, Formula] = field(default_factory=dict)
    wholes: dict[OneThingId, Formula] = field(default_factory=dict)
    """The one-thing itself and those nested in it: their requirements of the whole apply."""


def parts(formulas: Formulas, onething: OneThing) -> Parts:
    """Return the items and the wholes of a one-thing, each with the formula of being in the case."""
    found = Parts()
    _add_whole(found, formulas, onething, TRUE)
    return found


def _add_whole(found: Parts, formulas: Formulas, onething: OneThing, outer: Formula) -> None:
    inside = conjunction(outer, formulas.valid(onething.valid))
    found.wholes[onething.id] = disjunction(found.wholes.get(onething.id, FALSE), inside)
    for entry in onething.items:
        _add_entry(found, formulas, entry, inside)


def _add_entry(found: Parts, formulas: Formulas, entry: Entry, outer: Formula) -> None:
    inside = conjunction(outer, formulas.condition(entry.when))
    if entry.onething:
        _add_whole(found, formulas, formulas.catalogue.onethings[entry.onething], inside)
    elif entry.item:
        item = formulas.catalogue.items[entry.item]
        wanted = formulas.condition(Condition.parse({wish(item.id): True})) if entry.optional else TRUE
        when = conjunction(inside, wanted, formulas.valid(item.valid))
        found.items[item.id] = disjunction(found.items.get(item.id, FALSE), when)
    for member in entry.one_of:
        _add_entry(found, formulas, member, inside)
        inside = conjunction(inside, negate(formulas.condition(member.when)))
