"""The table of oddities."""

import re
import string

import pytest

from onething.formats.guides.oddities import ODDITIES, report, row_subject


@pytest.mark.parametrize("code", ODDITIES)
def test_codes_are_stable_and_readable(code):
    """A code is made of words joined by hyphens."""
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)


@pytest.mark.parametrize("code", ODDITIES)
def test_both_languages_tell_the_same_facts(code):
    """What one message fills in, the other does too, but for words of the language itself."""
    oddity = ODDITIES[code]

    def facts(text):
        return {name.removesuffix("_zh") for _, name, _, _ in string.Formatter().parse(text) if name}

    assert facts(oddity.zh) | {"item"} == facts(oddity.en) | {"item"}
    assert facts(oddity.mend_zh) == facts(oddity.mend_en)


def test_facts_fill_in_the_message():
    """The finding says what was found, and how to mend it."""
    finding = report("no-gain", "guide 1", days=2)
    assert finding.message.zh == "改革前后时限相同：2 日"
    assert finding.suggestion.en


def test_braces_in_facts_are_left_alone():
    """Published texts are not taken for templates."""
    assert "{x}" in report("alternatives-in-name", "guide 1", name="{x}").message.en


def test_long_names_are_cut_in_subjects():
    """A subject stays readable."""
    assert row_subject("guide 1", "M1", "面" * 99) == f"guide 1 material M1 “{'面' * 24}…”"
