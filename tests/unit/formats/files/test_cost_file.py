"""Files that say what reforms cost."""

import pytest

from onething.errors import BrokenInput
from onething.formats.files.cost_file import load_costs


def test_a_file_maps_reforms_to_yuan(tmp_path):
    """And all others to a default."""
    file = tmp_path / "costs.yaml"
    file.write_text("photo: 20000\nfree: 0\ndefault: 5e4\n", encoding="utf-8")
    assert load_costs(file) == {"photo": 20000.0, "free": 0.0, "default": 50000.0}


@pytest.mark.parametrize("text", ["photo: -1", "photo: dear", "photo: true", "photo: .inf", "- photo", ""])
def test_what_is_no_amount_is_refused_with_its_line(tmp_path, text):
    """All of them at once."""
    file = tmp_path / "costs.yaml"
    file.write_text(f"# costs\n{text}\n", encoding="utf-8")
    with pytest.raises(BrokenInput) as caught:
        load_costs(file)
    assert str(file) in caught.value.message("en")
