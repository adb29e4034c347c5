"""The commands about one case: plan, explain, ask."""

from __future__ import annotations

import click

from onething.app.asking import ask as ask_all
from onething.cli.options import (
    CaseOptions,
    Content,
    aim_option,
    calendar_content_options,
    case_options,
    language_option,
    spoken,
)
from onething.cli.printing import harmless, show, show_json, show_text
from onething.cli.prompting import Prompter
from onething.cli.reforms import reform_option, show_reformed
from onething.language import Label, Language
from onething.model import Plan
from onething.workflows import Planner, explaining

__all__ = ["ask", "explain", "plan"]


@click.command()
@click.argument("onething")
@case_options
@calendar_content_options
@reform_option
@click.option("--json", "form", flag_value="json", help="Print JSON, for programs.")
@click.option("--markdown", "form", flag_value="markdown", help="Print Markdown, for documents.")
@language_option
def plan(
    onething: str,
    known: CaseOptions,
    content: Content,
    reforms: tuple[str, ...],
    form: str | None,
    lang: str | None,
) -> None:
    """Plan a case: what to hand in, what not and why, what is open.

    ONETHING is an id, a code or a name; hunan/newborn names its catalogue too. With --reform the case
    is planned twice, with the rules in force and with the reforms made, and the plans are compared.

    \b
    onething plan newborn --fact parents_same_ethnicity=false
    onething plan restaurant --assume guaranteed --markdown --lang zh
    onething plan newborn --reform marriage-certificate
    """
    planner, noun = content.load().find(onething)
    if reforms:
        show_reformed(planner, noun.id, reforms, known, form, spoken(lang))
    else:
        _show_plan(planner, planner.plan(noun.id, known.case(planner)), form, spoken(lang))


@click.command()
@click.argument("onething")
@click.argument("material")
@case_options
@calendar_content_options
@click.option("--json", "form", flag_value="json", help="Print JSON, for programs.")
@click.option("--markdown", "form", flag_value="markdown", help="Print Markdown, for documents.")
@language_option
def explain(
    onething: str,
    material: str,
    known: CaseOptions,
    content: Content,
    form: str | None,
    lang: str | None,
) -> None:
    """Tell why a material is asked for or not, and what would end it.

    MATERIAL is an id, a code, a name or an alias.

    \b
    onething explain newborn 中华人民共和国结婚证
    onething explain newborn marriage-certificate --lang en
    """
    from onething.formats.reports.explanation_text import (  # noqa: PLC0415 - rich, for people only
        explanation_markdown,
        explanation_text,
    )

    planner, noun = content.load().find(onething)
    explanation = explaining.explain(planner, noun.id, material, known.case(planner))
    if form == "json":
        show_json(explanation)
    elif form == "markdown":
        show_text(explanation_markdown(explanation, planner.catalogue, spoken(lang)))
    else:
        show(explanation_text(explanation, planner.catalogue, spoken(lang)))


@click.command()
@click.argument("onething")
@aim_option
@case_options
@calendar_content_options
@click.option("--json", "form", flag_value="json", help="Print the plan as JSON, for programs.")
@click.option("--markdown", "form", flag_value="markdown", help="Print the plan as Markdown.")
@language_option
def ask(
    onething: str,
    aim: str,
    known: CaseOptions,
    content: Content,
    form: str | None,
    lang: str | None,
) -> None:
    """Ask the fewest questions that settle the plan, then print it.

    An empty answer means that it is not known. Questions go to standard error, so that the plan can
    be piped; answers may come from a pipe too, one a line. What a source answers is not asked.

    \b
    onething ask marriage
    onething ask restaurant --aim visits
    onething ask hiring --aim material:residence-permit
    """
    planner, noun = content.load().find(onething)
    language = spoken(lang)
    interview = ask_all(planner, noun, known.case(planner), Prompter(language), aim=aim)
    for fact, source in interview.by_sources.items():
        asked, name = planner.questions[fact].label, planner.catalogue.sources[source].name
        said = _BY_SOURCE.text(language).format(asked.text(language), name.text(language))
        click.echo(harmless(said), err=True)
    for sentence in interview.settled:
        click.echo(harmless(sentence.text(language)), err=True)
    _show_plan(planner, interview.plan, form, language)


_BY_SOURCE = Label(zh="无需回答：{} 受理时由“{}”查明。", en="Not asked: {} “{}” tells it at acceptance.")


def _show_plan(planner: Planner, answer: Plan, form: str | None, language: Language) -> None:
    if form == "json":
        show_json(answer)
        return
    if form == "markdown":
        from onething.formats.reports.plan_markdown import plan_markdown  # noqa: PLC0415 - only when asked for

        show_text(plan_markdown(answer, planner.catalogue, language))
        return
    from onething.formats.reports.plan_text import plan_text  # noqa: PLC0415 - rich, for people only

    show(plan_text(answer, planner.catalogue, language))
