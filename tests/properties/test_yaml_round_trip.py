"""What is written as YAML loads back to equal nouns, and is what the schema describes."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from noun_strategies import nouns

from onething.formats.files.kinds import FILE_KINDS
from onething.formats.files.schema import json_schema
from onething.formats.files.yaml_reader import parse_yaml
from onething.formats.files.yaml_writer import dump_nouns


@pytest.mark.parametrize("kind", FILE_KINDS)
@given(data=st.data())
def test_dumped_nouns_load_back_equal(kind, data):
    """Whatever texts they hold; alone and in a list, from both parsers."""
    noun = data.draw(nouns(kind))
    model = FILE_KINDS[kind].model
    for pure in (False, True):
        assert model.model_validate(parse_yaml(dump_nouns(kind, noun), file="f", pure=pure).data) == noun
    (listed,) = parse_yaml(dump_nouns(kind, [noun]), file="f").data
    assert model.model_validate(listed) == noun


@pytest.mark.parametrize("kind", FILE_KINDS)
@given(data=st.data())
def test_dumping_what_was_loaded_changes_nothing(kind, data):
    """Writing a file again leaves no difference to review."""
    written = dump_nouns(kind, data.draw(nouns(kind)))
    again = FILE_KINDS[kind].model.model_validate(parse_yaml(written, file="f").data)
    assert dump_nouns(kind, again) == written


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_dumped_nouns_fit_the_schema(kind):
    """An editor shows no fault in what the importer wrote."""
    check = Draft202012Validator(json_schema(kind))

    @given(nouns(kind))
    def fits(noun):
        assert [
            error.message for error in check.iter_errors(parse_yaml(dump_nouns(kind, noun), file="f").data)
        ] == []

    fits()


@given(st.text(max_size=30).filter(str.isprintable).filter(str.strip))
def test_an_old_reader_takes_texts_for_texts(text):
    """YAML 1.1, which many tools still read, knows more words that are no text."""
    read = yaml.safe_load(dump_nouns("regions", FILE_KINDS["regions"].model(code="430000", name=text)))
    assert read["code"] == "430000"
    assert str(read["name"]) == text
