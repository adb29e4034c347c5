"""Sources inferred from waivers."""

from guide_json import item, material, names, onething

from onething.formats.guides.draft import draft_catalogue
from onething.formats.guides.merging import merge
from onething.formats.guides.sources import is_inferred, nearest_only
from onething.model import Coverage, SourceKind

CARD = {"materialCode": "L9000001", "materialTitle": "虹岭居民身份证"}


def sources(*guides):
    """Return the sources that guides come to."""
    drafted = draft_catalogue(guides, names(), None, with_text=True).catalogue
    return merge(None, drafted, lambda kind, key: False).sources


def waived(code):
    """Return the sources of a guide with one row, waived in this way."""
    return sources(onething(materialList=[material(mtjfs=code, **CARD)], approveList=[]))


def test_each_waiver_has_its_kind_of_source():
    """A form that fills itself, an e-licence, a verification, a personal space."""
    kinds = [next(iter(waived(code).values())).kind for code in "1235"]
    assert kinds == [
        SourceKind.FORM_AUTOFILL,
        SourceKind.E_LICENCE,
        SourceKind.VERIFICATION,
        SourceKind.PERSONAL_SPACE,
    ]


def test_what_is_not_waived_has_no_source():
    """Even if it is bound to a standard material."""
    assert waived("4") == {}


def test_a_source_is_connected_to_those_who_waive():
    """And to nobody else; it covers where their guides hold."""
    card = sources(onething(), item())["e-licence-m9901710010000102"]
    assert card.connected == ("99017100100001", "99tcn0001")
    assert card.coverage == (Coverage(region="990000"),)


def test_a_source_rests_on_an_assumption_that_names_the_guides():
    """No document says that it exists."""
    card = sources(onething(), item())["e-licence-m9901710010000102"]
    assert is_inferred(card)
    assert card.basis[0].assumed.en.endswith("guides 99017100100001, 99TCN0001")
    assert card.basis[0].source == "虹岭一体化服务平台"


def test_its_provider_is_who_issues_the_material():
    """Where a row says who that is."""
    assert sources(onething(), item())["e-licence-m9901710010000102"].provider == "department-09"


def test_coverage_within_coverage_of_the_same_share_is_left_out():
    """The wider region says it all; another share is kept."""
    wide, narrow = Coverage(region="990000"), Coverage(region="990100")
    assert nearest_only([narrow, wide]) == (wide,)
    less = Coverage(region="990100", share=0.5)
    assert nearest_only([less, wide]) == (wide, less)
