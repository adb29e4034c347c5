"""Runs a command and turns whatever happens into an exit code and a message, never a traceback.

0: the answer is yes, or there was nothing to answer. 1: the answer is no. 2: broken input or wrong
usage. 130: interrupted.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence

import click

from onething.cli.commands import application
from onething.cli.options import language_of
from onething.cli.printing import harmless
from onething.cli.usage import usage_message
from onething.errors import OnethingError
from onething.language import Label

__all__ = ["DEBUG", "main"]

DEBUG = "ONETHING_DEBUG"
"""The environment variable that shows where the program itself failed."""


_CLOSED = Label(
    zh="标准输出已关闭，无法写出结果", en="the output cannot be written: standard output is closed"
)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line with `arguments`, by default those of the process, and exit."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if sys.stdout is None:
        # Closed by whoever started the program; then nothing can be answered.
        sys.exit(_refused(_CLOSED.text(language_of(words))))
    _speak_any_encoding()
    sys.exit(_run(words))


def _speak_any_encoding() -> None:
    """Let a terminal that cannot show a character show its code, and write UTF-8 into pipes and files."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = None if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def _run(words: list[str]) -> int:  # noqa: PLR0911 - one way out for each way of failing
    try:
        return _invoked(words)
    except click.exceptions.Exit as done:
        return done.exit_code
    except OnethingError as error:
        return _refused(error.message(language_of(words)))
    except click.ClickException as error:
        return _refused(usage_message(error, language_of(words)))
    except (KeyboardInterrupt, click.Abort):
        return 130
    except BrokenPipeError:
        # Whoever read the output has left; what is still buffered must not raise again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _refused(_not_writable(error).text(language_of(words)))
    except Exception as error:
        # The last resort: a fault of the program. The traceback can hold facts of a person, so it is
        # shown only to whoever asks for it.
        if os.environ.get(DEBUG):
            raise
        return _refused(_own_fault(error).text(language_of(words)))


def _invoked(words: list[str]) -> int:
    # click's own `main` would take a closed pipe for the answer no.
    group = application()
    with group.make_context("onething", words) as context:
        group.invoke(context)
    sys.stdout.flush()
    return 0


def _refused(message: str) -> int:
    click.echo(harmless(message), err=True)
    return 2


def _not_writable(error: OSError) -> Label:
    return Label(zh=f"无法写出结果：{error.strerror}", en=f"the output cannot be written: {error.strerror}")


def _own_fault(error: Exception) -> Label:
    kind = type(error).__name__
    return Label(
        zh=f"onething 内部出错（{kind}），不是输入的问题；设置 {DEBUG}=1 再运行可看到详情，请据此报告",
        en=f"onething itself failed ({kind}), not your input; set {DEBUG}=1 to see where, and report that",
    )
