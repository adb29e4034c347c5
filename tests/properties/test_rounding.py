"""What holds of rounded figures, whatever they are."""

from hypothesis import given
from hypothesis import strategies as st

from onething.formats.reports.exhibits.exhibit import Exhibit, Form, Head, Line
from onething.formats.reports.exhibits.rounding import apportioned, nearest, rounded

amounts = st.floats(0, 1e7, allow_nan=False)


@given(st.lists(amounts, min_size=1, max_size=30))
def test_parts_add_up_to_their_rounded_sum(values):
    """Whoever adds up a column finds the total that stands below it."""
    assert sum(apportioned(values, 1)) == nearest(sum(values), 1)


@given(st.lists(amounts, min_size=1, max_size=30))
def test_no_part_is_moved_by_a_whole_step(values):
    """A figure is rounded up or down, never further."""
    assert all(
        abs(shown - value) < 1 + 1e-6 for shown, value in zip(apportioned(values, 1), values, strict=True)
    )


@given(st.lists(st.tuples(amounts, amounts), min_size=1, max_size=12))
def test_differences_are_those_of_the_figures_shown(pairs):
    """Who subtracts the columns gets the third, in each line and in the total."""
    heads = (
        Head("before", Form.COUNT, adds_up=True),
        Head("after", Form.COUNT, adds_up=True),
        Head("fewer", Form.COUNT, adds_up=True, difference=(0, 1)),
    )
    lines = [Line("part", (one, two, one - two)) for one, two in pairs]
    whole = tuple(sum(column) for column in zip(*(line.cells for line in lines), strict=True))
    exhibit = Exhibit("k", "t", "s", heads, (*lines, Line("all", whole, total=True)))
    grid = rounded(exhibit)
    assert all(before - after == fewer for before, after, fewer in grid)
    assert [sum(column) for column in zip(*grid[:-1], strict=True)] == grid[-1]


@given(st.lists(st.floats(0, 1, allow_nan=False), min_size=3, max_size=3).filter(any))
def test_shares_of_a_line_add_up_to_all_of_it(shares):
    """None, one and more visits are a hundred per cent."""
    total = sum(shares)
    heads = tuple(Head(name, Form.SHARE) for name in "abc")
    line = Line("x", tuple(share / total for share in shares))
    (row,) = rounded(Exhibit("k", "t", "s", heads, (line,), across=(0, 1, 2)))
    assert sum(nearest(share, 0.001) for share in row) == 1000
