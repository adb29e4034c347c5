"""What a YAML parser objects to, said in Chinese and English, with what to do about it."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from onething.errors import Fault, Place
from onething.language import Label

__all__ = ["NO_ESCAPE", "UNKNOWN_ESCAPE", "syntax_fault"]


class Mark(Protocol):
    """A point in a text; line and column count from 0."""

    line: int
    column: int


class SyntaxProblem(Protocol):
    """What both parsers of PyYAML raise for a text that is no YAML."""

    problem: str | None
    problem_mark: Mark | None
    context: str | None
    context_mark: Mark | None


class _Entry(NamedTuple):
    sign: str
    """A part of what libyaml or the pure parser says."""
    found: Label
    mend: Label
    at_context: bool = False
    """True: it stands where the construct began, not where the parser gave up."""


UNKNOWN_ESCAPE = Label(zh="双引号中有未知的转义字符", en="an unknown escape stands in double quotes")
NO_ESCAPE = Label(zh="把“\\”写成“\\\\”，或改用单引号", en="write “\\\\” for “\\”, or use single quotes")
_COLON = Label(
    zh="写成“键: 值”，用半角冒号并在其后加空格；含有“: ”的文本要加引号",
    en="write “key: value” with an ASCII colon and a space; quote a text that holds “: ”",
)
_INDENT = Label(
    zh="同一层的键和“-”要对齐，缩进只用空格",
    en="align the keys and dashes of one level, and indent with spaces only",
)

_KNOWN = (
    _Entry(
        "while scanning a quoted scalar",
        Label(zh="引号没有结束", en="a quote is opened here and not closed"),
        Label(zh="补上结束的引号", en="close it"),
        at_context=True,
    ),
    _Entry(
        "escape",
        UNKNOWN_ESCAPE,
        NO_ESCAPE,
    ),
    _Entry(
        "tab character",
        Label(zh="缩进中有制表符", en="a tab stands where the line is indented"),
        Label(zh="缩进改用空格", en="indent with spaces"),
    ),
    _Entry("mapping values are not allowed", Label(zh="这里不能有“: ”", en="“: ” cannot stand here"), _COLON),
    _Entry("could not find expected ':'", Label(zh="键后缺少“: ”", en="“: ” is missing after a key"), _COLON),
    _Entry(
        "or ']'",
        Label(
            zh="方括号没有结束，或缺少逗号",
            en="a bracket is opened here and not closed, or a comma is missing",
        ),
        Label(zh="补上“]”或“,”", en="add “]” or “,”"),
        at_context=True,
    ),
    _Entry(
        "or '}'",
        Label(
            zh="花括号没有结束，或缺少逗号", en="a brace is opened here and not closed, or a comma is missing"
        ),
        Label(zh="补上“}”或“,”", en="add “}” or “,”"),
        at_context=True,
    ),
    _Entry(
        "node content",
        Label(zh="这里缺少内容", en="a value is missing here"),
        Label(zh="补上内容，核对括号和逗号", en="write one, and check brackets and commas"),
    ),
    _Entry("expected key", Label(zh="这里应当是一个键", en="a key is expected here"), _INDENT),
    _Entry("expected '-' indicator", Label(zh="这里应当是“- ”", en="“- ” is expected here"), _INDENT),
    _Entry("expected <block end>", Label(zh="这里的缩进不对", en="the indentation is wrong here"), _INDENT),
    _Entry(
        "block sequence entries are not allowed",
        Label(zh="这里不能有“- ”", en="“- ” cannot stand here"),
        _INDENT,
    ),
    _Entry(
        "undefined tag handle",
        Label(zh="不接受以“!”开头的标签", en="a tag, which begins with “!”, is not accepted"),
        Label(zh="删除标签；以“!”开头的文本要加引号", en="remove it; quote a text that begins with “!”"),
    ),
    _Entry(
        "expected alphabetic or numeric character",
        Label(zh="“*”或“&”后缺少名称", en="a name is missing after “*” or “&”"),
        Label(zh="以“*”或“&”开头的文本要加引号", en="quote a text that begins with “*” or “&”"),
    ),
    _Entry(
        "<document start>",
        Label(zh="文档到此已经结束，后面还有内容", en="the document ended before this, and more follows"),
        _INDENT,
    ),
)


def syntax_fault(error: SyntaxProblem | Exception, *, text: str, file: str) -> Fault:
    """Return the fault that a parser's error stands for."""
    problem = getattr(error, "problem", None) or str(error).partition("\n")[0]
    if isinstance(error, ValueError | OverflowError):
        # The pure parser computes the character of an escape without looking whether there is one.
        return Fault(Place(file), UNKNOWN_ESCAPE, NO_ESCAPE)
    mark: Mark | None = getattr(error, "problem_mark", None)
    if "cannot start any token" in problem:
        return _bad_start(mark, text, file)
    said = f"{getattr(error, 'context', None) or ''}; {problem}"
    entry = next((known for known in _KNOWN if known.sign in said), None)
    if entry is None:
        found = Label(zh=f"YAML 语法错误：{problem}", en=f"this is not YAML: {problem}")
        return Fault(
            Place(file, _line(mark)),
            found,
            Label(zh="改正这一行或上一行", en="mend this line or the one above"),
        )
    if entry.at_context:
        mark = getattr(error, "context_mark", None) or mark
    return Fault(Place(file, _line(mark)), entry.found, entry.mend)


def _bad_start(mark: Mark | None, text: str, file: str) -> Fault:
    lines = text.splitlines()
    line = lines[mark.line] if mark and mark.line < len(lines) else ""
    character = line[mark.column : mark.column + 1] if mark else ""
    if "\t" in (character, *line[: len(line) - len(line.lstrip())]):
        entry = next(known for known in _KNOWN if known.sign == "tab character")
        return Fault(Place(file, _line(mark)), entry.found, entry.mend)
    found = Label(zh=f"不能以字符“{character}”开头", en=f"a text cannot begin with “{character}”")
    return Fault(Place(file, _line(mark)), found, Label(zh="给文本加引号", en="put the text in quotes"))


def _line(mark: Mark | None) -> int | None:
    return mark.line + 1 if mark else None
