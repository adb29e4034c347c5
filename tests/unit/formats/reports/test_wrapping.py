"""Tests of the breaking of lines."""

from rich.cells import cell_len

from onething.formats.reports.wrapping import wrapped


def test_chinese_breaks_between_characters():
    """A Chinese text needs no blank to be broken, and fills its lines."""
    assert wrapped("国务院关于在线政务服务的若干规定", 12) == ["国务院关于在", "线政务服务的", "若干规定"]


def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one():
    """Brackets and quotation marks stay with what they enclose."""
    lines = wrapped("数据资源“人口库”（公安部门），已开放", 9)
    assert not any(line[0] in "”，）" or line[-1] in "“（" for line in lines)


def test_english_breaks_at_blanks():
    """Words stay whole, and no line ends in a blank."""
    assert wrapped("An e-licence replaces it", 13) == ["An e-licence", "replaces it"]


def test_lines_fit_and_lose_nothing():
    """Whatever the width, no line is wider and no character is lost."""
    text = "依据：电子证照免提交，国办函〔2016〕108号 第十条 and some English words"
    for width in range(2, 60):
        lines = wrapped(text, width)
        assert all(cell_len(line) <= width for line in lines)
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_a_word_that_fits_no_line_is_folded():
    """A long id is shown whole, not cut."""
    assert wrapped("see population-register", 10) == ["see", "population", "-register"]
