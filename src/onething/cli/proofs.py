"""The commands about all situations: prove a promise, verify a certificate, see what it rests on."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from onething.cli.options import (
    CaseOptions,
    Content,
    FilePath,
    calendar_content_options,
    case_options,
    content_options,
    language_option,
    spoken,
)
from onething.cli.printing import show, show_json
from onething.model import Claim

__all__ = ["prove", "robustness", "verify"]

_CLAIM = (
    click.option("--max-visits", "visits", type=click.IntRange(0), metavar="N", help="At most N visits."),
    click.option("--days", type=click.IntRange(0), metavar="N", help="At most N working days."),
    click.option("--materials", type=click.IntRange(0), metavar="N", help="At most N materials handed in."),
)


def _claim_options(command: Any) -> Any:
    for option in reversed(_CLAIM):
        command = option(command)
    return command


@click.command()
@click.argument("onething")
@_claim_options
@click.option(
    "--outages",
    type=click.IntRange(0),
    default=0,
    show_default=True,
    metavar="K",
    help="Hold even if so many sources are down.",
)
@click.option("--certificate", metavar="FILE", type=FilePath(), help="Write what `onething verify` checks.")
@case_options
@calendar_content_options
@click.option("--json", "form", flag_value="json", help="Print JSON, for programs.")
@language_option
def prove(
    onething: str,
    known: CaseOptions,
    content: Content,
    outages: int,
    certificate: Path | None,
    form: str | None,
    lang: str | None,
    **limits: int | None,
) -> None:
    """Prove a promise for every situation, or find for whom it does not hold.

    Facts that are given are the same in all situations; without a channel each takes its best one.
    Exit code 0: proven; 1: refuted, with the smallest counterexample; 2: broken input.

    \b
    onething prove newborn --max-visits 1 --outages 1
    onething prove restaurant --max-visits 1 --certificate c.json && onething verify c.json
    """
    from onething.situations import proven  # noqa: PLC0415 - only when something is proven

    planner, noun = content.load().find(onething)
    claim, case = _claim(limits), known.case(planner)
    with _Progress() as progress:
        found = proven(planner, noun.id, claim, case, outages=outages, progress=progress)
    if form == "json":
        show_json(found.proof)
    else:
        from onething.formats.reports.proof_outline import proof_text  # noqa: PLC0415 - rich, for people only

        show(proof_text(found.proof, planner.catalogue, spoken(lang)))
    if certificate and found.proof.holds:
        _write_certificate(certificate, found)
    _exit(yes=found.proof.holds)


@click.command()
@click.argument("file", type=FilePath())
@content_options
@click.option("--json", "form", flag_value="json", help="Print JSON, for programs.")
@language_option
def verify(file: Path, content: Content, form: str | None, lang: str | None) -> None:
    """Check a certificate of `onething prove`, without the prover.

    It must cover every situation, its figures must be those of the planner, and it must be of the
    catalogue and the rules as they are now. Exit code 0: it holds; 1: refused; 2: broken input.
    """
    from onething.app.proving import read_certificate  # noqa: PLC0415 - only when something is verified
    from onething.app.proving import verify as verify_one  # noqa: PLC0415 - likewise

    made = read_certificate(file)
    catalogues = content.load()
    verdict = verify_one(catalogues, made)
    if form == "json":
        show_json(verdict)
    else:
        from onething.formats.reports.proof_outline import verdict_text  # noqa: PLC0415 - rich, for people only

        planner, _ = catalogues.find(f"{made.catalogue}/{made.onething}")
        show(verdict_text(verdict, planner.catalogue, spoken(lang)))
    _exit(yes=verdict.holds)


@click.command()
@click.argument("onething")
@_claim_options
@click.option(
    "--outages",
    type=click.IntRange(1),
    default=2,
    show_default=True,
    metavar="K",
    help="Look for losses of so many sources at most.",
)
@case_options
@calendar_content_options
@click.option("--json", "form", flag_value="json", help="Print JSON, for programs.")
@language_option
def robustness(
    onething: str,
    known: CaseOptions,
    content: Content,
    outages: int,
    form: str | None,
    lang: str | None,
    **limits: int | None,
) -> None:
    """Tell which sources' loss breaks a promise, and on what it can count.

    Exit code 0: it holds with any one source down; 1: it does not; 2: broken input.

    \b
    onething robustness newborn --max-visits 1
    """
    from onething.situations import robustness as robustness_of  # noqa: PLC0415 - only when asked for

    planner, noun = content.load().find(onething)
    found = robustness_of(planner, noun.id, _claim(limits), known.case(planner), outages=outages)
    if form == "json":
        show_json(found)
    else:
        from onething.formats.reports.proof_outline import robustness_text  # noqa: PLC0415 - rich, likewise

        show(robustness_text(found, planner.catalogue, spoken(lang)))
    _exit(yes=found.any_one_down)


def _claim(limits: dict[str, int | None]) -> Claim:
    if all(limit is None for limit in limits.values()):
        raise click.UsageError("say what is claimed: --max-visits, --days, --materials")
    return Claim.model_validate(limits)


def _write_certificate(path: Path, found: Any) -> None:
    from onething.formats.files.atomic_file import write_bytes  # noqa: PLC0415 - only when something is written
    from onething.situations import certificate  # noqa: PLC0415 - likewise

    content = certificate(found).model_dump_json(indent=1).encode("utf-8") + b"\n"
    write_bytes(path, content)
    click.echo(f"{path}  {len(content):,} B", err=True)


@dataclass
class _Progress:
    """Tells on a terminal how far a long proof is, in one line that goes away."""

    shown: bool = False

    def __enter__(self) -> _Progress:
        return self

    def __call__(self, seen: int, done: float) -> None:
        if sys.stderr is not None and sys.stderr.isatty():
            self.shown = True
            click.echo(f"\r{seen:,}  {done:7.2%} ", nl=False, err=True)

    def __exit__(self, *_: object) -> None:
        if self.shown:
            click.echo("\r\x1b[K", nl=False, err=True)


def _exit(*, yes: bool) -> None:
    if not yes:
        raise click.exceptions.Exit(1)
