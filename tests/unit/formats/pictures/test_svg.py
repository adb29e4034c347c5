"""Tests of the small pieces of SVG."""

from onething.formats.pictures.svg import element, line_through, lines


def test_attributes_are_escaped():
    """A quotation mark does not end an attribute."""
    assert element("g", id='"><x') == '<g id="&quot;&gt;&lt;x"/>'


def test_text_is_escaped():
    """What is written is text, whatever it looks like."""
    assert "<b>" not in lines(["<b>"], 0, 0, step=1)


def test_no_line_of_text_is_no_text():
    """An empty text element would be read aloud."""
    assert lines([], 0, 0, step=1) == ""


def test_numbers_are_written_short():
    """A picture is compared by people too."""
    assert 'points="0,1.5"' in line_through([(0.0, 1.5)])
