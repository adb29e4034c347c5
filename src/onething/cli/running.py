"""Runs a command and turns whatever happens into an exit code and a message, never a traceback.

0: the answer is yes, or there was nothing to answer. 1: the answer is no. 2: broken input or wrong
usage. 130: interrupted.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from onething.cli.commands import application
from onething.cli.options import language_of
from onething.errors import OnethingError

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line with `arguments`, by default those of the process, and exit."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    sys.exit(_run(words))


def _run(words: list[str]) -> int:
    try:
        code = application()(words, prog_name="onething", standalone_mode=False)
    except OnethingError as error:
        print(error.message(language_of(words)), file=sys.stderr)  # noqa: T201 - the terminal is its place
        return 2
    except click.ClickException as error:
        error.show()
        return 2
    except (KeyboardInterrupt, click.Abort):
        return 130
    except BrokenPipeError:
        # Whoever read the output has left; what is still buffered must not raise again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code if isinstance(code, int) else 0
