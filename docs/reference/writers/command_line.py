"""The page on the command line, from the commands as click knows them."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator

import click
from docs.reference.writers.markdown import Row, first_sentence, table

from onething.cli.commands import application

__all__ = ["command_line"]

_EXAMPLE = re.compile(r"(?:\\b|\x08)\n")
"""How click marks a paragraph that is not to be wrapped."""


def command_line() -> Iterator[str]:
    """Yield the parts of the page."""
    group = application()
    context = click.Context(group, info_name="onething")
    yield "# The command line"
    yield f"`onething COMMAND …`: {first_sentence(group.help)}"
    yield (
        "Exit codes: 0, the answer is yes or there was nothing to answer; 1, the answer is no (a check "
        "found an error); 2, broken input or wrong usage. Answers go to standard output; messages and the "
        "questions of `ask` go to standard error. No traceback is shown for bad input."
    )
    yield table(("option", "meaning"), _options(group, context))
    for name, command in group.commands.items():
        yield from _commands(name, command, click.Context(command, info_name=name, parent=context))


def _commands(name: str, command: click.Command, context: click.Context) -> Iterator[str]:
    yield from _command(name, command, context)
    if isinstance(command, click.Group):
        for sub, one in command.commands.items():
            yield from _commands(f"{name} {sub}", one, click.Context(one, info_name=sub, parent=context))


def _command(name: str, command: click.Command, context: click.Context) -> Iterator[str]:
    words = [param.make_metavar(context) for param in command.params if isinstance(param, click.Argument)]
    yield f"## onething {name}"
    yield f"```text\nonething {' '.join([name, '[OPTIONS]', *words])}\n```"
    for paragraph in inspect.cleandoc(command.help or "").split("\n\n"):
        example = _EXAMPLE.match(paragraph)
        yield f"```text\n{paragraph[example.end() :]}\n```" if example else " ".join(paragraph.split())
    yield table(("option", "meaning"), _options(command, context))


def _options(command: click.Command, context: click.Context) -> Iterator[Row]:
    for param in command.get_params(context):
        if isinstance(param, click.Option):
            names = ", ".join(f"`{name}`" for name in param.opts)
            yield f"{names} {_value(param, context)}".strip(), param.help or ""


def _value(param: click.Option, context: click.Context) -> str:
    if param.is_flag or param.count or not param.expose_value or param.name == "help":
        return ""
    if isinstance(param.type, click.Choice):
        return " or ".join(f"`{choice}`" for choice in param.type.choices)
    return f"`{param.metavar or param.make_metavar(context)}`"
