"""From the text of a test to its value: S-FEEL unary tests (DMN 1.5, chapter 9), typed by their fact.

Stricter than DMN where a slip would go unnoticed: an unknown option, a malformed date or region, an
interval that nothing fits into and an order of truth values or texts are errors. Wider where people
type Chinese: full-width punctuation and digits (folded as NFKC does), `、`, `≥`, `…`, curly quotes and
bare words count as what they stand for, except within strings.
"""

from __future__ import annotations

import re
import sys
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, cast

from onething.conditions.literals import Reader, Written, shown
from onething.conditions.scalars import narrow
from onething.conditions.unary import ANYTHING, Bound, Ordered, Part, Range, Test
from onething.errors import ConditionError
from onething.language import Label
from onething.model import Question

if TYPE_CHECKING:
    from lark import Lark, Token, Tree
    from lark.exceptions import UnexpectedInput

    Branch = Token | Tree[Token]

__all__ = ["parse_test"]

MOST_CHARACTERS = 20_000
"""Longer texts are refused: room for some 2,000 region codes."""

_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{6})|(.))", re.DOTALL)
_ESCAPED = {"n": "\n", "r": "\r", "t": "\t", '"': '"', "'": "'", "\\": "\\"}
_SURROGATES = range(0xD800, 0xE000)

_NESTED = Label(zh="not(...) 不能写在另一个条件之内", en="not(...) within another test")
_ENCLOSE = Label(
    zh="not(...) 应包住整个条件；几个条件用 all、any、not 组合",
    en="let not(...) enclose the whole test; join several tests with all, any and not",
)
_EMPTY = Label(zh="区间内没有任何值", en="an interval that nothing fits into")
_IN_ORDER = Label(
    zh="先写下限，再写上限；包含端点用 [ ]",
    en="write the lower bound first, and [ ] where bounds belong to it",
)
_NO_ESCAPE = Label(zh="无法识别的转义", en="an unknown escape")
_ESCAPES = Label(
    zh=r"可用 \\、\"、\n、\r、\t、\uXXXX、\UXXXXXX", en=r"use \\, \", \n, \r, \t, \uXXXX or \UXXXXXX"
)
_UNCLOSED = Label(zh="引号没有成对", en="a quotation mark without its partner")
_CLOSE = Label(zh="请在文字前后各写一个引号", en="put one before and one after the text")


def parse_test(text: str, question: Question) -> Test:
    """Return the test that `text` writes for the fact of `question`.

    >>> from onething.model import REGION
    >>> str(parse_test("４３００００、３３０１００", Question(fact=REGION, label="哪里？", type="region")))
    '"430000", "330100"'

    Raises ConditionError with the column of what cannot be read, and nothing else, whatever the text.
    """
    reader = Reader(text, question)
    tree = _parse(narrow(text), reader)
    if tree.data == "anything":
        return ANYTHING
    parts = (_part(cast("Tree[Token]", part), reader) for part in tree.children)
    return Test(tuple(parts), negated=tree.data == "none_of")


@cache
def _parser() -> Lark:
    from lark import Lark  # noqa: PLC0415 - loading lark takes longer than all the rest

    grammar = files(__package__).joinpath("grammar.lark").read_text(encoding="utf-8")
    return Lark(grammar, parser="lalr", lexer="basic")


def _parse(text: str, reader: Reader) -> Tree[Token]:
    from lark.exceptions import UnexpectedInput  # noqa: PLC0415 - as above

    if len(text) > MOST_CHARACTERS:
        found = Label(zh=f"条件长达 {len(text)} 个字符", en=f"the test has {len(text)} characters")
        most = Label(zh=f"至多 {MOST_CHARACTERS} 个", en=f"use at most {MOST_CHARACTERS}")
        raise reader.fault(MOST_CHARACTERS + 1, found, most)
    try:
        return _parser().parse(text)
    except UnexpectedInput as error:
        raise _syntax_fault(error, reader) from None


def _syntax_fault(error: UnexpectedInput, reader: Reader) -> ConditionError:
    token = getattr(error, "token", None)
    if token is None:
        return reader.fault((error.pos_in_stream or 0) + 1, _UNCLOSED, _CLOSE)
    if token.type == "$END":
        found = Label(zh="条件没有写完", en="the test ends too early")
        return reader.fault(len(reader.text) + 1, found)
    if token.type == "_NOT":
        return reader.fault(token.start_pos + 1, _NESTED, _ENCLOSE)
    name = shown(reader.text[token.start_pos : token.end_pos])
    found = Label(zh=f"此处不应有“{name}”", en=f"“{name}” is out of place")
    return reader.fault(token.start_pos + 1, found)


def _part(tree: Tree[Token], reader: Reader) -> Part:
    match tree.data, tree.children:
        case "compare", [sign, literal]:
            return _comparison(str(sign), reader.ordered(_written(literal, reader)))
        case "interval", [opening, low, high, closing]:
            included = opening == "[", closing == "]"
            return _interval(_written(low, reader), _written(high, reader), included, reader)
    return reader.equal(_written(tree.children[0], reader))


def _comparison(sign: str, value: Ordered) -> Range:
    bound = Bound(value, included=sign not in {"<", ">"})
    return Range(high=bound) if sign[0] in "<≤≦⩽" else Range(low=bound)


def _interval(low: Written, high: Written, included: tuple[bool, bool], reader: Reader) -> Range:
    first: Any = reader.ordered(low)
    last: Any = reader.ordered(high)
    if first > last or (first == last and not all(included)):
        raise reader.fault(low.column, _EMPTY, _IN_ORDER)
    return Range(Bound(first, included[0]), Bound(last, included[1]))


def _written(node: Branch, reader: Reader) -> Written:
    if not isinstance(node, str):
        day = _written(node.children[0], reader)
        return Written(day.text, day.column, "day")
    column = (node.start_pos or 0) + 1
    if node.type == "WORD":
        return Written(str(node), column, "word")
    # The words were narrowed; a string keeps its characters, which stand at the same place.
    inner = reader.text[column : column + len(node) - 2]
    return Written(_unescaped(inner, column, reader), column, "string")


def _unescaped(text: str, column: int, reader: Reader) -> str:
    def character(escape: re.Match[str]) -> str:
        code = int(escape[1] or escape[2] or "0", 16)
        found = _ESCAPED.get(escape[3]) if escape[3] else _character(code)
        if found is None:
            raise reader.fault(column + 1 + escape.start(), _NO_ESCAPE, _ESCAPES)
        return found

    return _ESCAPE.sub(character, text)


def _character(code: int) -> str | None:
    return chr(code) if code <= sys.maxunicode and code not in _SURROGATES else None
