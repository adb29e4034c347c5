"""The picture of a flow is drawn well whatever the flow: nothing overlaps, arrows go to the right."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from tests.unit.formats import teahouse

from onething.formats.pictures.layout import laid_out
from onething.formats.pictures.shapes import BOX, CELL
from onething.formats.reports.speech import Speech
from onething.model import Channel, Flow, Visit, World

ACTORS = (teahouse.APPLICANT, teahouse.WINDOW, teahouse.MARKET, teahouse.FIRE, teahouse.STORE)
NAMES = st.text(alphabet="ab 审查“”《》（）-，", min_size=1, max_size=30).filter(str.strip)


@st.composite
def flows(draw):
    """Draw a flow of at most a dozen steps, some of them done in visits."""
    steps = []
    for number in range(draw(st.integers(1, 12))):
        earlier = [step.id for step in steps]
        after = draw(st.lists(st.sampled_from(earlier), max_size=3, unique=True)) if earlier else []
        name, actor = draw(NAMES), draw(st.sampled_from(ACTORS))
        spot = draw(st.sampled_from(("", "window", "site")))
        steps.append(teahouse.step(f"in-person:{number}", name, name, actor, after=after, spot=spot))
    visits = []
    for step in steps:
        if step.spot and visits and visits[-1].spot == step.spot and draw(st.booleans()):
            visits[-1] = visits[-1].model_copy(update={"steps": (*visits[-1].steps, step.id)})
        elif step.spot:
            visits.append(Visit(spot=step.spot, steps=(step.id,), reasons=()))
    return Flow(
        world=World.AFTER,
        channel=Channel.WINDOW,
        spots=(teahouse.HALL, teahouse.SITE),
        steps=tuple(steps),
        visits=tuple(visits),
        visits_at_least=0,
        days=0,
        days_at_least=0,
        limit_days=0,
        statutory_days=0,
        critical=(),
    )


def apart(one, other, width, other_width):
    """Tell whether two rectangles have no point in common."""
    beside = one.x + width <= other.x or other.x + other_width <= one.x
    return beside or one.y + one.height <= other.y or other.y + other.height <= one.y


@settings(max_examples=40)
@given(flow=flows())
def test_boxes_and_frames_keep_apart(flow):
    """A frame holds the boxes of its visit; all else stands outside."""
    layout = laid_out(flow, Speech("zh"))
    assert all(apart(one, other, BOX, BOX) for one, other in combinations(layout.boxes, 2))
    assert all(apart(one, other, one.width, other.width) for one, other in combinations(layout.frames, 2))
    for frame in layout.frames:
        assert all(box.visit == frame.visit or apart(frame, box, frame.width, BOX) for box in layout.boxes)


@settings(max_examples=40)
@given(flow=flows())
def test_text_fits_and_arrows_end_to_the_right(flow):
    """Names of any kind are wrapped, and time runs in one direction."""
    layout = laid_out(flow, Speech("zh"))
    assert all(cell_len(line) * CELL <= BOX for box in layout.boxes for line in box.name)
    assert all(arrow.corners[0][0] < arrow.corners[-1][0] for arrow in layout.arrows)
    assert {box.step.id for box in layout.boxes} == {step.id for step in flow.steps}
