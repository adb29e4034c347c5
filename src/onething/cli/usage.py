"""What is wrong with a command line itself, said in the language that it asks for."""

from __future__ import annotations

import re

import click

from onething.language import Language

__all__ = ["usage_message"]

_CHINESE = (
    (r"No such option:? '?(\S+?)'?[.:]?", "没有选项 {0}"),
    (r"No such command '(.+)'\.", "没有命令“{0}”"),
    (r"Missing argument '(.+?)'\.(?: Choose from:.*)?", "缺少参数 {0}"),
    (r"Missing option '(.+)'\.", "缺少选项 {0}"),
    (r"Missing command\.", "缺少命令"),
    (r"Option '(.+)' requires an argument\.", "选项 {0} 后面要有值"),
    (r"Option '(.+)' does not take a value\.", "选项 {0} 不带值"),
    (r"Got unexpected extra arguments? \((.+)\)", "多余的参数：{0}"),
    (r"Invalid value for '(.+?)': '(.*)' is not one of (.+)\.", "{0} 不能是“{1}”，应为以下之一：{2}"),
)
"""What click says, and the same in Chinese."""

_SUGGESTION = re.compile(r"\s*\(?(?:Did you mean(?: one of)?|Possible options):?\s+(.*)", re.DOTALL)
_SUGGESTED = re.compile(r"[\w-]+")


def usage_message(error: click.ClickException, language: Language) -> str:
    """Return what is wrong with a command line, below how the command is used.

    Without arguments that is the whole help. What click says and this does not know stays English.
    """
    said = error.format_message()
    if said.startswith("Usage:"):
        return said
    lines = [f"错误：{_chinese(said)}" if language == "zh" else f"Error: {said}"]
    context = getattr(error, "ctx", None)
    if context is not None:
        lines = [*_usage(context, language), "", *lines]
    return "\n".join(lines)


def _usage(context: click.Context, language: Language) -> list[str]:
    pieces = " ".join(context.command.collect_usage_pieces(context))
    path = context.command_path
    if language == "zh":
        pieces = pieces.replace("[OPTIONS]", "[选项]").replace("COMMAND [ARGS]...", "命令 [参数]...")
        return [f"用法：{path} {pieces}", f"查看帮助：{path} --help"]
    return [f"Usage: {path} {pieces}", f"Try '{path} --help' for help."]


def _chinese(said: str) -> str:
    suggestion = _SUGGESTION.search(said)
    plain = _SUGGESTION.sub("", said)
    for pattern, words in _CHINESE:
        if found := re.fullmatch(pattern, plain, re.DOTALL):
            hint = f"；是否指 {'、'.join(_SUGGESTED.findall(suggestion[1]))}？" if suggestion else ""
            return words.format(*found.groups()) + hint
    return said
