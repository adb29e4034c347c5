"""The commands about catalogues and files: list, show, check, import, schema."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import click

from onething.app.browsing import find_nouns
from onething.app.catalogues import load
from onething.app.checking import check as check_all
from onething.cli.options import Content, FilePath, content_options, language_option, spoken
from onething.cli.printing import show, show_text
from onething.formats.files.schema import KINDS as SCHEMA_KINDS
from onething.formats.files.schema import json_schema
from onething.language import Language
from onething.model import Finding, Severity

__all__ = ["check", "import_", "list_", "schema", "show_noun"]


@click.command("list")
@content_options
@click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")
@language_option
def list_(*, content: Content, as_json: bool, lang: str | None) -> None:
    """List the one-things: id, name, items, materials, published figures."""
    from onething.formats.reports.listing import listing_json, listing_table  # noqa: PLC0415 - rich

    catalogues = content.load().catalogues
    if as_json:
        show_text(listing_json(catalogues))
    else:
        show(listing_table(catalogues, spoken(lang)))


@click.command("show")
@click.argument("name")
@content_options
@language_option
def show_noun(*, name: str, content: Content, lang: str | None) -> None:
    """Show a one-thing, item, material, source or department, and what it is connected with.

    NAME is an id, a code, a name or an alias.

    \b
    onething show newborn
    onething show 结婚证
    """
    from onething.app.relations import relations  # noqa: PLC0415 - the graph, only when asked for
    from onething.formats.reports.noun_text import noun_text  # noqa: PLC0415 - as above

    language = spoken(lang)
    for found in find_nouns(content.load(), name):
        related = relations(found.catalogue, found.noun)
        show_text(noun_text(found.catalogue, found.kind, found.noun, related, language))


@click.command()
@click.argument("path", required=False, type=FilePath())
@click.option("--rules", metavar="DIR", type=FilePath(), help="A folder of rule packs.")
@click.option("--all", "show_all", is_flag=True, help="Show every finding, not the first few of a kind.")
@click.option("--json", "form", flag_value="json", help="Print JSON, for programs.")
@click.option("--sarif", "form", flag_value="sarif", help="Print SARIF 2.1.0, for code review tools.")
@language_option
def check(
    *,
    path: Path | None,
    rules: Path | None,
    show_all: bool,
    form: str | None,
    lang: str | None,
) -> None:
    """Check catalogues: schema, references, and all findings on the policy.

    PATH is a catalogue or a folder of catalogues, by default those that come with onething. Exit code
    0: no finding of severity error; 1: at least one; 2: files that cannot be used.
    """
    findings = check_all(load(path, rules=rules))
    _show_findings(findings, form, spoken(lang), show_all=show_all)
    if any(finding.severity is Severity.ERROR for finding in findings):
        raise click.exceptions.Exit(1)


@click.command("import")
@click.argument("guides", nargs=-1, required=True, type=FilePath())
@click.option("--into", required=True, metavar="DIR", type=FilePath(), help="The catalogue to write.")
@click.option(
    "--names",
    metavar="FILE",
    type=FilePath(),
    help="Readable ids and names for official codes.",
)
@click.option("--without-text", is_flag=True, help="Leave out sentences; keep names, codes and figures.")
@click.option("--overwrite", is_flag=True, help="Replace files that were edited by hand or cannot be read.")
@click.option("--all", "show_all", is_flag=True, help="Show every finding, not the first few of a kind.")
@click.option("--json", "form", flag_value="json", help="Print the findings as JSON.")
@language_option
def import_(  # noqa: PLR0913 - a command has as many parameters as options
    *,
    guides: Sequence[Path],
    into: Path,
    names: Path | None,
    without_text: bool,
    overwrite: bool,
    show_all: bool,
    form: str | None,
    lang: str | None,
) -> None:
    """Turn published guides (JSON) into a catalogue (YAML).

    Reads guides of one-things and of ordinary items. Running it again changes nothing; a file that
    was edited by hand is left as it is, and reported.

    \b
    onething import guides/*.json items/*.json --into build/hunan
    """
    from onething.app.import_guides import import_guides  # noqa: PLC0415 - only when asked for

    language = spoken(lang)
    imported = import_guides(guides, into=into, names=names, without_text=without_text, overwrite=overwrite)
    _show_findings(imported.findings, form, language, show_all=show_all)
    click.echo(imported.summary.text(language), err=True)


@click.command()
@click.argument("kind", type=click.Choice(sorted(SCHEMA_KINDS)))
def schema(*, kind: str) -> None:
    """Print the JSON Schema of a kind of file."""
    show_text(json.dumps(json_schema(kind), ensure_ascii=False, indent=2))


def _show_findings(
    findings: Sequence[Finding], form: str | None, language: Language, *, show_all: bool
) -> None:
    from onething.formats.reports import findings as formats  # noqa: PLC0415 - rich, for people only

    if form == "json":
        show_text(formats.findings_json(findings))
    elif form == "sarif":
        show_text(formats.findings_sarif(findings))
    else:
        show(formats.findings_table(findings, language, show_all=show_all))
