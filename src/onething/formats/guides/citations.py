"""Which documents a legal basis cites: titles and numbers, and not the sentences around them."""

from __future__ import annotations

import re

from onething.formats.guides.wording import clean
from onething.model import Basis

__all__ = ["citations"]

_ARTICLE = "第[一二三四五六七八九十百千0-9]{1,8}[条款项]"
_TEXT = r"[^《》\n。；;：:，,]"

_CITATION = re.compile(
    rf"""
    (?P<document>
        (?: {_TEXT}{{0,60}} 关于 {_TEXT}{{0,60}} | 湖南省实施 )?  # 国务院办公厅关于印发《…》的通知
        《 [^《》\n]{{2,120}} 》
        (?: [、和]{{1,2}} 《 [^《》\n]{{2,120}} 》 (?= [^\n。；;]{{0,80}} 的通知 ) )*
        (?: {_TEXT}{{0,60}}? (?: 的通知 | (?<=》)办法 ) )?
      | 《 [^《》\n]{{2,80}} 的通知                               # the closing bracket was forgotten
      | {_TEXT}{{0,40}} 关于 [^《》\n。；;：:]{{4,80}}? (?: 通知 | 意见 ) (?! 精神 )
      | (?: ^ | (?<= [\s、）)] ) ) [\u4e00-\u9fff]{{2,30}}        # a title without brackets
        (?: 法 | 条例 | 暂行办法 | 管理办法 | 办事指南 ) (?= 等? [\s。；;]* $ | \s )
      | (?: ^ | (?<= \s ) ) (?= [\u4e00-\u9fff]{{2,10}} 〔 )      # a number alone
    )
    (?P<number> \s* [（(]? [^《》\n。；;：:，,（）()]{{0,30}} (?: （司） {_TEXT}{{0,4}} )?
        (?: [〔（(\[] \d{{4}} [〕）)\]] )? (?: 第 )? \s* \d{{1,5}} \s* 号 [）)]? )?
    \s* (?P<article> {_ARTICLE} (?: [、，和]? {_ARTICLE} )* )?
    """,
    re.VERBOSE,
)
_ENUMERATOR = re.compile(
    r"^\s*(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[.、．]|[（(][一二三四五六七八九十]+[）)])?\s*"
)
_GENERIC = re.compile(r"按照法律法规|按政策|省市州|有关|相关")


def citations(text: str) -> tuple[Basis, ...]:
    """Return the documents that `text` cites, in order, each once; none for filler.

    A sentence gives the titles within it; what a law says is not repeated.

    >>> [(b.document, b.article) for b in citations("《婚姻登记条例》第五条规定：应当出具证件。")]
    [('《婚姻登记条例》', '第五条')]
    >>> citations("真实有效")
    ()
    """
    found = (_basis(match) for line in clean(text).split("\n") for match in _CITATION.finditer(line))
    return tuple(dict.fromkeys(basis for basis in found if basis))


def _basis(match: re.Match[str]) -> Basis | None:
    whole = match["document"] + (match["number"] or "")
    document = re.sub(r"\s+", " ", _ENUMERATOR.sub("", whole)).strip("、 ")
    if not document or ("《" not in document and _GENERIC.search(document)):
        return None
    return Basis(document=document, article=match["article"] or "")
