"""The command about case logs: generate one for tests and demonstrations."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from onething.cli.options import Content, FilePath, content_options, language_option, spoken

__all__ = ["generate"]

_WRITTEN = {
    "zh": "{file}：生成 {cases:,} 件办件；并非任何人的真实办件",
    "en": "{file}: {cases:,} cases generated; they are nobody's",
}


@click.command()
@click.argument("onethings", nargs=-1, metavar="[ONETHING]...")
@click.option("--cases", type=click.IntRange(1), required=True, metavar="N", help="How many cases.")
@click.option(
    "--out", type=FilePath(), required=True, metavar="FILE", help="A .parquet or .csv file to be written."
)
@click.option(
    "--distributions",
    type=FilePath(),
    metavar="FILE",
    help="How the cases are distributed (YAML). Default: every option, region and month alike.",
)
@click.option(
    "--seed", type=int, default=0, show_default=True, metavar="N", help="The same seed gives the same file."
)
@click.option("--catalogue", metavar="ID", help="The catalogue, where several have the one-thing.")
@content_options
@language_option
def generate(
    onethings: tuple[str, ...],
    cases: int,
    out: Path,
    content: Content,
    lang: str | None,
    **options: Any,
) -> None:
    """Generate a log of cases that are nobody's, for tests and demonstrations.

    Without ONETHING it has cases of all one-things of the catalogue. The file says of itself that it is
    synthetic, and so does every report that is made from it.

    \b
    onething generate newborn marriage --catalogue hunan --cases 100000 --out cases.parquet
    onething generate --cases 1000 --out cases.csv --distributions mix.yaml --seed 7
    """
    from onething.app.generating import generate as write  # noqa: PLC0415 - only when something is generated

    write(content.load(), onethings, out, cases=cases, **options)
    click.echo(_WRITTEN[spoken(lang)].format(file=out, cases=cases), err=True)
