"""Tests of the pages of simulations and of advice."""

import re
import sys
from html.parser import HTMLParser

import pytest
from lxml import html as lxml_html
from tests.unit.formats import simulated

from onething.errors import MissingExtra
from onething.formats.pages.advice_page import advice_page
from onething.formats.pages.simulation_page import simulation_page

VOID = {"meta"}


def page(simulation=None, language="en"):
    """Return the page of a simulation with everything on it."""
    return simulation_page(
        simulation or simulated.simulation(),
        language,
        sensitivity=simulated.sensitivity(),
        advice=simulated.advice(),
    )


PAGES = {
    "zh": page(language="zh"),
    "en": page(),
    "hostile": page(simulated.hostile()),
    "advice-zh": advice_page(simulated.advice(), "zh"),
    "advice-en": advice_page(simulated.advice(), "en"),
}
every_page = pytest.mark.parametrize("made", PAGES.values(), ids=PAGES)


def titles(made, level):
    """Return the headings of a level, in order."""
    return re.findall(rf"<h{level}[^>]*>(.*?)</h{level}>", made)


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


@every_page
def test_every_element_that_is_opened_is_closed(made):
    """The page is sound, whatever stands in the names."""
    outline = Outline()
    outline.feed(made)
    assert (outline.open, outline.wrong) == ([], [])


@every_page
def test_a_browser_finds_no_id_twice(made):
    """Anchors lead to one place, and charts do not disturb one another."""
    ids = lxml_html.fromstring(made).xpath("//@id")
    assert len(ids) == len(set(ids))


@every_page
def test_it_fetches_nothing_and_runs_nothing(made):
    """One file, no network, no script; the page itself forbids them."""
    assert "default-src 'none'" in made
    parts = ("<script", "<link", "<img", "<iframe", "http:", "https:", "@import", "url(", "src=", " on")
    markup = re.sub(r">[^<]*<", "><", made[made.index("<body") :])
    assert not any(part in markup for part in parts)


def test_hostile_names_are_text():
    """A name that looks like markup is shown and does nothing; one that turns text does not turn it."""
    made = PAGES["hostile"]
    assert "&lt;script&gt;alert(" in made
    assert "\u202e" not in made


def test_the_answer_and_four_figures_come_first():
    """Then what was changed; the method comes last."""
    made = PAGES["en"]
    assert made.count("<li>With 3 reforms together") == 1
    assert made.count('<dd class="figure') == 4
    assert titles(made, 2) == [
        "The reforms",
        "Before and after",
        "Whom it helps",
        "Materials and sources",
        "Published targets",
        "What the result depends on",
        "What to do next",
        "Who has to provide which data",
        "What the log does not say",
        "Method, prices and assumptions",
    ]


@every_page
def test_every_chart_has_a_title_a_description_and_a_table(made):
    """Who does not see the chart reads the same figures."""
    for section in lxml_html.fromstring(made).xpath("//section[.//*[local-name()='svg']]"):
        assert section.xpath(".//table")
        for chart in section.xpath(".//*[local-name()='svg']"):
            assert chart.get("role") == "img"
            assert chart.xpath("./*[local-name()='title']")[0].text
            assert chart.xpath("./*[local-name()='desc']")[0].text


@every_page
def test_tables_have_headers_for_columns_and_rows(made):
    """Every table can be read cell by cell by a screen reader."""
    tree = lxml_html.fromstring(made)
    assert all(
        table.xpath("./caption") and table.xpath("./thead//th[@scope]") for table in tree.xpath("//table")
    )
    assert all(row.xpath("./th[@scope='row']") for row in tree.xpath("//tbody/tr"))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_synthetic_cases_are_announced_on_each_page(language):
    """Above the first, on paper in the margin of all, and at the head of each chapter that begins one."""
    made = PAGES[language]
    banner = {"zh": "合成数据", "en": "Synthetic data"}[language]
    assert f'@top-center {{ content: "{banner}' in made
    assert made.count(f'<p class="banner">{banner}') == made.count('class="chapter own')
    real = page(simulated.simulation(synthetic=False), language)
    assert banner not in real.split('id="chapter-advice"')[0]


def test_the_last_page_holds_the_method_and_all_that_it_rests_on():
    """Every price with its basis or as assumed, every assumption, every input with its hash."""
    last = PAGES["en"].split('id="chapter-method"')[1]
    found = simulated.simulation()
    assert all(price.name.en in last for price in found.burdens)
    assert "湖南统计年鉴2025 表4-9" in last
    assert "assumed: ten people were asked" in last
    assert all(assumption.en in last for assumption in found.assumptions)
    assert all(digest in last for digest in found.inputs.values())
    assert "onething 0.1.0" in last
    assert "2026-11-01" in last


def test_what_the_log_does_not_say_has_a_chapter():
    """Open cases, odd values, facts without a column."""
    chapter = PAGES["en"].split('id="chapter-unknown"')[1].split("</article>")[0]
    for said in ("18,885 before", "1,880", "-9 × 12", "consent", "old-age-card × 70"):
        assert said in chapter


def test_a_chapter_without_anything_is_left_out():
    """No targets, no sensitivity, no advice."""
    plain = simulated.simulation().model_copy(update={"targets": (), "burdens": ()})
    made = simulation_page(plain, "en")
    assert "Published targets" not in titles(made, 2)
    assert "What to do next" not in titles(made, 2)


def test_a_simulation_without_a_reform_has_a_page_too():
    """It says how things are."""
    found = simulated.simulation()
    parts = tuple(part.model_copy(update={"totals": part.totals[:1]}) for part in found.parts)
    targets = tuple(
        one.model_copy(update={"figures": one.figures[:1], "met": one.met[:1]}) for one in found.targets
    )
    alone = {"scenarios": found.scenarios[:1], "parts": parts, "targets": targets, "reforms": ()}
    assert titles(simulation_page(found.model_copy(update=alone), "en"), 1) == ["Cases as they are"]


def test_the_same_simulation_gives_the_same_page():
    """No clock stands in it."""
    assert page() == PAGES["en"]


def test_it_says_in_which_language_it_is():
    """A screen reader and the fonts go by it."""
    assert '<html lang="zh-CN">' in PAGES["zh"]
    assert '<html lang="en">' in PAGES["en"]


def test_a_missing_library_is_named_with_the_way_to_install_it(monkeypatch):
    """Who has not installed the extra is told how to."""
    monkeypatch.setitem(sys.modules, "jinja2", None)
    with pytest.raises(MissingExtra, match=r"Jinja2 .* pip install 'onething\[export\]'"):
        page()
