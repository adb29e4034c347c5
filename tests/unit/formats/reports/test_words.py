"""Tests of the words for what the model says by enumeration."""

import pytest

from onething.formats.reports.words import WORDS, word
from onething.model import Mode, Necessity, SourceKind


@pytest.mark.parametrize("kind", WORDS, ids=lambda kind: kind.__name__)
def test_every_member_of_an_enumeration_has_a_word_in_both_languages(kind):
    """No plan ever meets a member without a word."""
    assert list(WORDS[kind]) == list(kind)
    assert all(label.zh and label.en for label in WORDS[kind].values())


@pytest.mark.parametrize("kind", WORDS, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_two_members_never_share_a_word(kind, language):
    """A reader can tell the members of an enumeration apart."""
    words = [word(member, language) for member in kind]
    assert len(set(words)) == len(words)


def test_the_chinese_words_are_those_of_the_law():
    """What the law names keeps its name."""
    modes = (Mode.UPSTREAM_RESULT, Mode.HELD_ONCE, Mode.COMMITMENT, Mode.DEFERRAL)
    assert [word(mode, "zh") for mode in modes] == ["前序结果", "一套材料", "告知承诺", "容缺后补"]
    assert word(Necessity.DEFERRABLE, "zh") == "可容缺后补"


def test_a_member_written_alike_in_another_enumeration_is_not_mistaken():
    """`e-licence` as a source kind is not `e-licence` as a mode, though the two are equal as texts."""
    with pytest.raises(KeyError):
        word(SourceKind.E_LICENCE, "zh")
