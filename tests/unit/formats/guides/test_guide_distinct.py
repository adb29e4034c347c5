"""The same guide given twice."""

from guide_json import codes, item, onething

from onething.formats.guides.distinct import distinct_guides
from onething.formats.guides.published import Provenance


def test_a_guide_given_twice_counts_once():
    """The second file adds nothing, and that is said."""
    kept, findings = distinct_guides([onething(), onething(origin=Provenance("copy.json"))])
    assert len(kept) == 1
    assert codes(findings) == ["guide-given-twice"]


def test_of_two_versions_the_later_one_is_taken():
    """The one that was read last, in whatever order they come."""
    old = onething(sxmc="旧", origin=Provenance("b.json", crawled="2026-01-01"))
    new = onething(sxmc="新", origin=Provenance("a.json", crawled="2026-02-01"))
    for order in ([old, new], [new, old]):
        kept, findings = distinct_guides(order)
        assert [guide.name for guide in kept] == ["新"]
        assert codes(findings) == ["guide-in-two-versions"]


def test_a_theme_in_two_areas_is_two_guides():
    """Each area publishes its own."""
    kept, findings = distinct_guides([onething(), onething(yjsSsqdbm="99TCN0001226J0102")])
    assert len(kept) == 2
    assert findings == ()


def test_the_order_of_the_files_does_not_matter():
    """The guides come sorted."""
    assert distinct_guides([item(), onething()])[0] == distinct_guides([onething(), item()])[0]
