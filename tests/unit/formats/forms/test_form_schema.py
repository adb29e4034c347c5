"""Tests of the one form as JSON Schema."""

from jsonschema import Draft202012Validator
from tests.fictional import city
from tests.unit.formats import teahouse

from onething.formats.forms.form_schema import form_schema

CATALOGUE = teahouse.catalogue()


def schema(language="en", name="open-a-teahouse", **facts):
    """Return the form of a case."""
    return form_schema(city.plan(name, facts=facts), CATALOGUE, language)


def test_it_is_a_valid_schema():
    """The metaschema of draft 2020-12 accepts it, with and without open questions."""
    for form in (schema(), schema(**teahouse.FACTS), schema("zh")):
        Draft202012Validator.check_schema(form)


def test_a_field_stands_once_with_the_forms_that_ask_it():
    """Title in the language, and in both."""
    field = schema("zh")["properties"]["shop-name"]
    assert field["title"] == "字号"
    assert field["x-title"]["en"] == "Name of the shop"
    assert [form["id"] for form in field["x-forms"]] == ["teahouse-form"]
    assert "readOnly" not in field


def test_a_field_that_a_source_fills_in_is_read_only_and_says_why():
    """Who reads the form knows where the value comes from."""
    field = schema()["properties"]["phone"]
    assert field["readOnly"] is True
    assert field["x-source"]["id"] == "one-form"
    assert field["x-source"]["provider"] == "Data Bureau"
    assert "please check" in field["x-source"]["why"]


def test_an_open_question_is_a_property_with_its_options():
    """What is still to be asked is asked in the same form."""
    choice = schema(name="move-house", newcomer=False)["properties"]["房屋来源"]
    assert choice["enum"] == [option["const"] for option in choice["oneOf"]]
    assert choice["oneOf"][0]["title"]
    assert choice["x-decides"]
    assert schema()["properties"]["shop.area"]["type"] == "number"


def test_an_answered_question_is_not_asked_again():
    """Only what is open is asked."""
    assert "newcomer" in schema(name="move-house")["properties"]
    assert "newcomer" not in schema(name="move-house", newcomer=False)["properties"]


def test_values_that_fit_are_accepted_and_others_are_not():
    """The schema is of use to whoever builds the form."""
    form = Draft202012Validator(schema())
    assert form.is_valid({"shop-name": "清风", "shop.area": 80})
    assert not form.is_valid({"shop.area": "wide"})
    assert not form.is_valid({"unknown": 1})
