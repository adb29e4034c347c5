"""Tests of where everything stands in the picture of a flow."""

from itertools import combinations, pairwise

from rich.cells import cell_len
from tests.unit.formats import teahouse

from onething.formats.pictures.layout import laid_out
from onething.formats.pictures.shapes import BOX, CELL, PAD
from onething.formats.reports.speech import Speech

FLOW = teahouse.flow()
ZH, EN = (laid_out(FLOW, Speech(language)) for language in ("zh", "en"))


def test_boxes_do_not_overlap():
    """Every box has its own place."""
    for one, other in combinations(EN.boxes, 2):
        beside = abs(one.x - other.x) >= BOX
        assert beside or one.y + one.height <= other.y or other.y + other.height <= one.y


def test_text_stays_within_its_box():
    """Lines are wrapped by their width, in either language."""
    for box in (*ZH.boxes, *EN.boxes):
        assert all(cell_len(line) * CELL <= BOX - PAD for line in (*box.name, *box.remarks))


def test_boxes_stand_in_the_bands_of_the_picture():
    """No box leaves the lanes at the bottom or on the right."""
    assert all(box.y + box.height <= EN.height and box.x + BOX <= EN.width for box in EN.boxes)


def test_a_frame_holds_what_is_done_in_its_visit_and_nothing_else():
    """Whoever counts frames counts visits."""
    assert [frame.visit for frame in ZH.frames] == [1, 2, 3]
    for frame in ZH.frames:
        within = [
            box.step.id
            for box in ZH.boxes
            if frame.x < box.x < frame.x + frame.width and frame.y < box.y < frame.y + frame.height
        ]
        assert tuple(within) == FLOW.visits[frame.visit - 1].steps


def test_an_arrow_crosses_no_box():
    """Arrows run through gaps and above rows."""
    for arrow in EN.arrows:
        for (x1, y1), (x2, y2) in pairwise(arrow.corners):
            for box in EN.boxes:
                across = min(x1, x2) < box.x + BOX and max(x1, x2) > box.x
                assert not (across and min(y1, y2) < box.y + box.height and max(y1, y2) > box.y)


def test_the_critical_path_is_marked_along_its_arrows():
    """From one step that decides the length to the next."""
    assert sum(arrow.critical for arrow in EN.arrows) >= 2


def test_days_and_dates_are_written_into_the_box():
    """How long a step takes is read where it stands."""
    review = next(box for box in ZH.boxes if box.step.id == "review:food-permit")
    assert review.remarks == ("5 个工作日", "6月3日—6月8日")


def test_a_strip_shows_its_columns_and_says_where_arrows_lead():
    """Whoever reads the second strip knows from which step of the first it goes on."""
    strip = laid_out(FLOW, Speech("zh"), shown=range(5, 10))
    boxes = {box.step.id: box for box in strip.boxes}
    assert boxes["forward:market-regulation"].remarks == ("上接：5",)
    assert "accept" not in boxes
    assert strip.width < EN.width
