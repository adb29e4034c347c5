"""Tests of the printable guide as a whole."""

import re
import sys
from html.parser import HTMLParser

import pytest
from tests.fictional import city
from tests.unit.formats import teahouse

from onething.errors import MissingExtra
from onething.formats.pages.guide_page import guide_page
from onething.language import Label

CATALOGUE = teahouse.catalogue()
VOID = {"meta"}


def page(*plans, language="zh"):
    """Return the guide of these plans, or of the teahouse."""
    return guide_page(plans or (teahouse.plan(),), CATALOGUE, language)


def titles(html, kind="part"):
    """Return the headings of parts or chapters, in order."""
    return [title for _, title in re.findall(rf'<(h[23]) class="{kind}">(.*?)</\1>', html)]


class Outline(HTMLParser):
    """Keeps account of what is opened and closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


def test_parts_stand_in_the_order_in_which_a_citizen_reads():
    """What it is first, what is assumed and whom to ask last."""
    assert titles(page(language="en")) == [
        "What this is",
        "Where to apply",
        "How many visits",
        "How long it takes",
        "What to bring",
        "What you need not bring, and why",
        "What to fill in",
        "What you do, step by step",
        "What happens in the back office",
        "Fees",
        "Published figures and this case",
        "Assumptions",
        "Whom to contact",
        "Version",
    ]


def test_headings_skip_no_level():
    """Whoever jumps from heading to heading gets lost nowhere."""
    assert "<h3" not in page()
    several = page(teahouse.plan(), teahouse.plan())
    assert re.findall("<(h[1-6])", several)[:3] == ["h1", "h2", "h3"]
    assert '<h2 class="part">版本</h2>' in several


def test_it_says_in_which_language_it_is():
    """A screen reader and the fonts go by it."""
    assert '<html lang="zh-CN">' in page()
    assert '<html lang="en">' in page(language="en")


@pytest.mark.parametrize("plans", [(teahouse.plan(),), (teahouse.hostile(),), (teahouse.plan(),) * 2])
def test_every_element_that_is_opened_is_closed(plans):
    """The page is sound, whatever stands in the names."""
    outline = Outline()
    outline.feed(page(*plans))
    assert (outline.open, outline.wrong) == ([], [])


def test_it_fetches_nothing_and_runs_nothing():
    """One file, no network, no script; the page itself forbids them."""
    html = page().replace("http://www.w3.org/2000/svg", "")
    assert "default-src 'none'" in html
    assert not any(part in html for part in ("<script", "<link", "http:", "https:", "@import", "url("))


def test_hostile_names_are_text():
    """A name that looks like markup is shown and does nothing."""
    html = page(teahouse.hostile())
    assert "<script" not in html
    assert "&lt;script&gt;alert(&#39;坏&#39;)&lt;/script&gt;" in html


def test_tables_have_headers_for_columns_and_rows():
    """Every table can be read cell by cell by a screen reader."""
    html = page()
    assert html.count("<table>") == html.count("<thead>")
    assert html.count("<tr>") == html.count("<thead>") + html.count('<th scope="row">')


def test_several_plans_are_chapters_behind_what_tells_them_apart():
    """A reader finds the own situation in the table first."""
    small = city.plan("open-a-teahouse", facts={**teahouse.FACTS, "shop.area": 80})
    html = page(teahouse.plan(), small, language="en")
    assert titles(html, "chapter-title") == ["Situation 1", "Situation 2"]
    assert "How many square metres has the teahouse? 80" in html
    assert html.index("How many square metres has the sign?") < html.index("All situations")
    assert html.count("How many square metres has the sign?") == 1
    assert titles(html).count("Assumptions") == 1


def test_a_persons_own_words_are_not_printed():
    """The street that somebody typed is not shown, the option that somebody chose is."""
    html = page()
    assert "茶馆在哪条街" in html
    assert "老桥街" not in html
    assert "租用" in html


def test_a_plan_without_a_flow_still_has_a_guide():
    """What has to be brought is known before anybody works out visits."""
    html = page(city.plan("open-a-teahouse", facts=teahouse.FACTS).model_copy(update={"flow": None}))
    assert "要带什么" in titles(html)
    assert "要跑几次" not in titles(html)


def test_open_questions_are_listed():
    """A guide of a case that is not fully known says what would make it certain."""
    assert "Questions not answered yet" in titles(page(city.plan("open-a-teahouse"), language="en"))


def test_the_same_plan_gives_the_same_page():
    """No clock stands in it."""
    assert page() == page()


def test_plans_of_different_one_things_make_no_guide():
    """Neither does no plan at all."""
    for plans in ((), (teahouse.plan(), city.plan("move-house"))):
        with pytest.raises(ValueError, match="one one-thing"):
            guide_page(plans, CATALOGUE, "zh")


def test_a_missing_library_is_named_with_the_way_to_install_it(monkeypatch):
    """Who has not installed the extra is told how to, in either language."""
    monkeypatch.setitem(sys.modules, "jinja2", None)
    with pytest.raises(MissingExtra, match=r"Jinja2 .* pip install 'onething\[export\]'") as raised:
        page()
    assert raised.value.message("zh").startswith("未安装 Jinja2")


@pytest.mark.parametrize("character", ["\x01", "\x0b", "\x1b", "\ufffe", "\udc80", "\u202e"])
def test_no_character_that_html_forbids_or_that_turns_text_reaches_the_page(character):
    """A blank stands in its place."""
    plan = teahouse.plan()
    name = Label(zh=f"茶{character}馆", en="teahouse")
    steps = [step.model_copy(update={"name": name}) for step in plan.flow.steps]
    flow = plan.flow.model_copy(update={"steps": tuple(steps)})
    made = page(plan.model_copy(update={"name": name, "flow": flow}))
    assert character not in made
    assert "<h1>茶 馆</h1>" in made
