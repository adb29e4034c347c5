"""Guided questions as a page: of use with scripts and without, and nothing in it comes from elsewhere."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from tests.unit.workflows.small_worlds import case, item, need, planner, whole

from onething.formats.pages.questions_page import questions_page
from onething.language import Language
from onething.situations import Guidance, guidance

NEEDS = (need("lease", when={"rented": True}), need("consent", when={"married": True}), "card")


class Anchors(HTMLParser):
    """Notes what is linked to, and what can be."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = dict(attrs)
        if own.get("href"):
            self.links.append(str(own["href"]))
        if own.get("id"):
            self.ids.append(str(own["id"]))


def guided(name: str = "whole") -> Guidance:
    """Return the guided questions of a small world."""
    made = planner(item("a", *NEEDS), whole("a", name=name))
    return guidance(made, made.catalogue.onething(name), case())


@pytest.mark.parametrize(("language", "asked"), [("zh", "免提交"), ("en", "To hand in")])
def test_it_speaks_the_language_asked_for(language: Language, asked: str) -> None:
    """Headings too."""
    page = questions_page(guided(), language)
    assert asked in page
    assert f'lang="{"zh-CN" if language == "zh" else "en"}"' in page


def test_every_answer_leads_to_something_on_the_page() -> None:
    """So it can be read without scripts."""
    found = Anchors(questions_page(guided(), "en"))
    assert len(found.links) == 4
    assert {link.removeprefix("#") for link in found.links} <= set(found.ids)
    assert len(set(found.ids)) == len(found.ids)


def test_what_an_answer_settles_stands_below_it() -> None:
    """And what is settled before any is asked stands before them."""
    page = questions_page(guided(), "en")
    assert page.index("Hand in: card") < page.index("rented?") < page.index("Hand in: lease")
    assert "Not needed" not in page


def test_it_needs_no_network() -> None:
    """Not even for a font."""
    page = questions_page(guided(), "zh")
    assert not re.search(r"https?:|src=|@import|url\(", page)
    assert "default-src 'none'" in page


def test_nothing_in_a_name_becomes_markup() -> None:
    """A name is text."""
    made = planner(item("a", need("lease", when={"rented": True}, name="<script>alert(1)</script>")))
    page = questions_page(guidance(made, made.catalogue.onething("whole"), case()), "en")
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_where_nothing_has_to_be_asked_it_tells_the_result() -> None:
    """There is no question on it."""
    made = planner(item("a", "card"))
    page = questions_page(guidance(made, made.catalogue.onething("whole"), case()), "en")
    assert 'class="question"' not in page
    assert "Hand in: card" in page
