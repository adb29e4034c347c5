"""Files that say how far inputs may be off."""

import pytest

from onething.errors import BrokenInput
from onething.formats.files.ranges_file import load_ranges


def test_a_file_says_how_far_inputs_may_be_off(tmp_path):
    """In general, and for single ones."""
    file = tmp_path / "ranges.yaml"
    file.write_text("coverage: 0.2\ninputs:\n  price:wage: [30, 90]\n", encoding="utf-8")
    found = load_ranges(file)
    assert (found.coverage, found.days) == (0.2, 0.2)
    assert found.inputs["price:wage"] == (30, 90)


def test_a_range_that_cannot_be_is_refused_with_its_line(tmp_path):
    """What was found, and what is expected."""
    file = tmp_path / "ranges.yaml"
    file.write_text("coverage: 0.2\nconsent: 3\n", encoding="utf-8")
    with pytest.raises(BrokenInput) as caught:
        load_ranges(file)
    assert f"{file}:2" in caught.value.message("en")
