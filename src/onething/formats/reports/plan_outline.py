"""A plan put into words, section by section, before it is laid out for a terminal or as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onething.formats.reports.names import Names
from onething.formats.reports.outline import Column, Outline, Row, Section, Shape, Table
from onething.formats.reports.plan_figures import answer, published
from onething.formats.reports.plan_flow import channels, course, measured, steps, visits
from onething.formats.reports.plan_materials import handed_in, not_needed, undecided
from onething.formats.reports.plan_ways import Fates, count, way_sections
from onething.language import Language
from onething.model import Catalogue, Inclusion, OpenQuestion, Option, Plan, PlannedField, PlannedItem

__all__ = ["plan_outline"]


def plan_outline(plan: Plan, catalogue: Catalogue, language: Language) -> Outline:
    """Return a plan as an outline: the answer first, then every material, then what decides the rest."""
    names = Names(language, catalogue, plan.answered)
    fates = Fates.of(plan)
    headline = answer(
        plan,
        replaced=count(fates.replaced),
        promised=count(fates.promised),
        deferred=count(fates.deferred),
        speech=names,
    )
    return Outline(
        title=names.text(plan.name),
        about=names.about(plan),
        answers=(headline,),
        remarks=tuple(published(plan, names)),
        sections=tuple(section for section in _sections(plan, fates, names) if not section.empty),
        speech=names,
    )


def _sections(plan: Plan, fates: Fates, names: Names) -> Iterator[Section]:
    if plan.flow:
        yield visits(plan.flow, names)
    yield handed_in(plan, names)
    yield from way_sections(plan, fates, names)
    yield undecided(plan, names)
    yield not_needed(plan, names)
    yield _form(plan, names)
    if plan.flow:
        yield steps(plan.flow, names)
        yield course(plan.flow, names)
        yield channels(plan.flow, names)
        yield measured(plan.measures, names)
    yield _items(plan, names)
    yield _facts(plan, names)
    yield _questions(plan, names)
    yield _assumptions(plan, names)


def _form(plan: Plan, names: Names) -> Section:
    """Return the fields of the one form by who fills them in, what is left to the applicant first."""
    say = names.say
    columns = (Column(say("字段", "Fields"), Shape.INLINE), Column(say("用于", "For")))
    sources = sorted({field.source or "" for field in plan.form})
    rows = tuple(_form_row(source, plan.form, names) for source in sources)
    title = names.aside(say("表单字段", "Fields of the form"), str(len(plan.form)))
    return Section(title, table=Table(say("由谁填写", "Filled in by"), columns, rows))


def _form_row(source: str, form: Iterable[PlannedField], names: Names) -> Row:
    fields = [field for field in form if (field.source or "") == source]
    who = names.source(source) if source else names.say("申请人", "the applicant")
    labels = names.listed(names.text(field.label) for field in fields)
    forms = names.materials(material for field in fields for material in field.forms)
    return Row(names.aside(who, str(len(fields))), ((labels,), (forms,)))


def _items(plan: Plan, names: Names) -> Section:
    """Return the items: those in the case, then the open ones, then the others with the reason."""
    say = names.say
    columns = (
        Column(say("是否办理", "In the case"), Shape.INLINE),
        Column(say("部门", "Department"), Shape.INLINE),
        Column(say("条件", "Only if")),
    )
    order = (Inclusion.IN, Inclusion.OPEN, Inclusion.OUT)
    items = sorted(plan.items, key=lambda item: order.index(item.inclusion))
    rows = tuple(_item_row(item, names) for item in items)
    applying = sum(item.inclusion is Inclusion.IN for item in items)
    title = names.aside(say("办理事项", "Items"), f"{applying}/{len(items)}" if items else "")
    return Section(title, table=Table(say("事项", "Item"), columns, rows))


def _item_row(item: PlannedItem, names: Names) -> Row:
    known = names.catalogue.items.get(item.item)
    department = names.department(known.department if known else None)
    cells = ((names.word(item.inclusion),), (department,), (names.sentences(item.reason),))
    return Row(names.text(item.name), cells)


def _facts(plan: Plan, names: Names) -> Section:
    say = names.say
    rows = tuple(
        Row(names.question(fact), ((names.value(fact, value),),)) for fact, value in plan.facts.items()
    )
    table = Table(say("问题", "Question"), (Column(say("回答", "Answer"), Shape.INLINE),), rows)
    return Section(names.aside(say("已知情形", "Known of the case"), str(len(rows))), table=table)


def _questions(plan: Plan, names: Names) -> Section:
    say = names.say
    columns = (
        Column(say("事实", "Fact"), Shape.INLINE),
        Column(say("可答", "Answers")),
        Column(say("决定", "Decides")),
    )
    rows = tuple(_question_row(one, plan, names) for one in plan.questions)
    title = names.aside(say("还要问的问题", "Open questions"), str(len(rows)))
    return Section(title, table=Table(say("问题", "Question"), columns, rows, numbered=True))


def _question_row(one: OpenQuestion, plan: Plan, names: Names) -> Row:
    question = one.question
    options = (_option(option, names) for option in question.options)
    decides = names.listed(_waiting(what, plan, names) for what in one.decides)
    return Row(names.text(question.label), ((question.fact,), (names.listed(options),), (decides,)))


def _option(option: Option, names: Names) -> str:
    label = names.text(option.label)
    return label if label == option.value else f"{option.value} = {label}"


def _waiting(what: str, plan: Plan, names: Names) -> str:
    """Return the name of what waits for an answer: an item, or a material under its name in the plan."""
    kind, _, item = what.partition(":")
    if kind == "item" and item:
        return names.item(item)
    steps = plan.flow.steps if plan.flow else ()
    step = next((names.text(step.name) for step in steps if step.id == what), what)
    return names.listed(names.material(one) for one in plan.materials if one.material == what) or step


def _assumptions(plan: Plan, names: Names) -> Section:
    title = names.aside(
        names.say("没有文件依据的假设", "Assumed, without a document"), str(len(plan.assumptions))
    )
    return Section(title, tuple(map(names.text, plan.assumptions)))
