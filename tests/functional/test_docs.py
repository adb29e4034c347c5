"""What the documentation shows is what happens, and what it points to is there."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from docs import blocks, following
from docs.images import make
from docs.reference import generate

PAGES = blocks.pages()
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
FENCED = re.compile(r"^```.*?^```$", re.M | re.S)
HEADING = re.compile(r"^#+ (.+)$", re.M)
NOT_OURS = ("http://", "https://")


def named(page):
    """Return how a page is called in the list of tests."""
    return str(page.path.relative_to(blocks.ROOT))


def prose(path):
    """Return a page without its blocks."""
    return FENCED.sub("", path.read_text(encoding="utf-8"))


def anchors(path):
    """Return the anchors of a page, as they are made from its headings."""
    headings = (re.sub(r"[`*_]", "", heading) for heading in HEADING.findall(prose(path)))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def shown(svg):
    """Return the text of a picture, piece by piece."""
    return ["".join(text.itertext()) for text in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]  # noqa: S314 - drawn here


@pytest.mark.parametrize("page", [page for page in PAGES if page.blocks], ids=named)
def test_every_block_runs_and_prints_what_the_page_shows(page):
    """`python -m docs.following --write` puts into the pages what their commands print now."""
    for block, now in following.follow(page):
        assert following.same(block, now), following.difference(block, now)


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_block_says_whether_it_runs(page):
    """A language that nobody runs would be a block that nobody checks."""
    assert {block.language for block in page.blocks} <= blocks.RUN | blocks.NOT_RUN


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_what_is_not_run_is_at_least_there(page):
    """A command that changes the reader's machine is not run; the Makefile must have its target."""
    targets = re.findall(r"^([a-z-]+):", (blocks.ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
    shell = "".join(block.text for block in page.blocks if block.language == "sh")
    assert set(re.findall(r"^make ([a-z-]+)", shell, re.M)) <= set(targets)


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_link_leads_somewhere(page):
    """To a file or folder of the checkout and, where it names one, a heading in it."""
    for link in LINK.findall(prose(page.path)):
        if link.startswith(NOT_OURS):
            continue
        file, _, anchor = link.partition("#")
        target = (page.path.parent / file).resolve() if file else page.path
        assert target.exists(), f"{named(page)} points to {link}"
        assert not anchor or anchor in anchors(target), f"{named(page)} points to {link}"


def test_every_page_is_linked_from_the_index():
    """Nobody finds a page that no page points to."""
    index = blocks.ROOT / "docs" / "README.md"
    linked = {(index.parent / link.partition("#")[0]).resolve() for link in LINK.findall(prose(index))}
    folders = ("tutorial", "how-to", "explanation", "reference", "zh")
    pages = {path for folder in folders for path in (blocks.ROOT / "docs" / folder).glob("*.md")}
    assert pages - linked == set()


@pytest.mark.parametrize("name", sorted(generate.reference()))
def test_the_reference_says_what_the_code_says(name):
    """`python -m docs.reference.generate` writes it again."""
    assert (generate.FOLDER / name).read_text(encoding="utf-8") == generate.reference()[name]


@pytest.mark.parametrize("name", sorted(make.pictures()))
def test_the_pictures_show_what_is_printed(name):
    """`python -m docs.images.make` draws them again; how rich draws may change, what it says may not."""
    assert shown((make.FOLDER / name).read_text(encoding="utf-8")) == shown(make.pictures()[name])


def test_a_difference_is_found():
    """So that the tests above fail when they should."""
    page = blocks.Page(Path(), (blocks.Block(Path(), 1, "console", "$ echo yes\nno\n", (0, 0)),))
    ((block, now),) = following.follow(page)
    assert not following.same(block, now)
    assert now == "$ echo yes\nyes\n"


@pytest.mark.parametrize(
    ("told", "agrees"),
    [
        ("a\nb\nc\n", True),
        ("a\n...\nc\n", True),
        ("...\nc\n", True),
        ("a\n...\n", True),
        ("a\n...\nb\n...\nc\n", True),
        ("a\nb\n", False),
        ("b\n...\n", False),
        ("a\n...\nd\n", False),
    ],
)
def test_an_ellipsis_stands_for_any_lines(told, agrees):
    """For none too, but never for part of a line."""
    assert blocks.agrees(told, "a\nb\nc\n") is agrees
