"""The command line as a whole."""

from __future__ import annotations

from importlib.metadata import version

import click

from onething.cli.advising import advise
from onething.cli.cases import ask, explain, plan
from onething.cli.content import check, import_, list_, schema, show_noun
from onething.cli.flows import compare, export
from onething.cli.logs import generate
from onething.cli.policies import test
from onething.cli.proofs import prove, robustness, verify
from onething.cli.questions import questions
from onething.cli.simulations import simulate
from onething.cli.storing import runs

__all__ = ["application"]

_EXAMPLES = """\
\b
Examples:
  onething list
  onething plan newborn --fact parents_same_ethnicity=false
  onething plan newborn --reform marriage-certificate
  onething explain newborn 结婚证 --lang zh
  onething ask marriage
  onething questions restaurant --page questions.html
  onething plan restaurant --channel window --start 2026-09-25
  onething compare restaurant
  onething prove newborn --max-visits 1 --outages 1
  onething simulate marriage-certificate --cases cases.parquet --html out.html
  onething advise --cases cases.parquet --target visits-at-most-one=0.95
  onething export restaurant --bpmn out.bpmn --guide out.html
  onething check workflows/hunan
  onething test tests/cases
  onething import guides/*.json --into build/hunan

\b
Exit codes: 0 yes; 1 the answer is no (check found an error, a promise is refuted);
2 broken input or wrong usage.
"""


def application() -> click.Group:
    """Return the command line as click runs it."""
    group = click.Group(
        "onething",
        help="Which materials a one-thing (一件事) still asks for, which not, why, and on what basis.",
        epilog=_EXAMPLES,
        commands=[
            plan,
            explain,
            ask,
            questions,
            compare,
            export,
            list_,
            show_noun,
            check,
            test,
            import_,
            schema,
            prove,
            verify,
            robustness,
            simulate,
            advise,
            generate,
            runs,
        ],
        no_args_is_help=True,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    return click.version_option(version("onething"), prog_name="onething")(group)
