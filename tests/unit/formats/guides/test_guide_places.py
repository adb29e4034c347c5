"""For which jurisdiction and regions guides are published."""

from guide_json import codes, names, onething

from onething.formats.guides.places import foreign_regions, jurisdiction_of, regions_of
from onething.model import Catalogue, Jurisdiction

MINE = {"id": "mine", "name": "我的", "region": "990000"}


def test_the_province_is_read_from_the_list_code():
    """Where nobody else says."""
    derived = jurisdiction_of([onething()], names(), None)
    assert (derived.id, derived.region, derived.source) == ("region-990000", "990000", "虹岭一体化服务平台")


def test_guides_of_several_provinces_are_for_the_nation():
    """No province covers them."""
    guides = [onething(), onething(yjsSsqdbm="43TCN0001226J0100")]
    assert jurisdiction_of(guides, names(), None).region == "000000"


def test_the_names_file_and_the_catalogue_say_more():
    """What is there already counts most."""
    assert jurisdiction_of([], names(jurisdiction=MINE), None).id == "mine"
    known = Catalogue(Jurisdiction(id="theirs", name="他们的", region="990000"))
    assert jurisdiction_of([], names(jurisdiction=MINE), known).id == "theirs"


def test_a_region_is_called_as_its_guide_calls_it():
    """Unless the names file does."""
    assert regions_of([onething()], names())["990100"].name.zh == "虹州市"
    given = names(regions=[{"code": "990100", "name": {"en": "Hongzhou"}}])
    assert regions_of([onething()], given)["990100"].name.en == "Hongzhou"


def test_a_guide_from_elsewhere_is_reported():
    """Its region does not lie in the jurisdiction."""
    here = Jurisdiction(id="x", name="x", region="430000")
    assert codes(foreign_regions([onething()], here)) == ["foreign-region"]
