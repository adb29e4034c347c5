"""On what a result depends most: a tornado."""

from __future__ import annotations

from onething.formats.reports.exhibits.exhibit import Chart, ChartKind, Exhibit, Form, Head, Line
from onething.formats.reports.exhibits.numbers import number
from onething.formats.reports.exhibits.totals_words import figure_called
from onething.formats.reports.speech import Speech
from onething.simulation.sensitivity import Sensitivity, Swing

__all__ = ["tornado"]


def tornado(found: Sensitivity, speech: Speech, *, most: int | None = None) -> Exhibit:
    """Return each input with the result at both ends of its range, those first that move it most."""
    say, figure = speech.say, figure_called(found.figure)
    name = speech.text(figure.name)
    heads = (
        Head(say("最低取值", "Lowest")),
        Head(say("最高取值", "Highest")),
        Head(say("取最低时的结果", "Result at the lowest"), figure.form),
        Head(say("取最高时的结果", "Result at the highest"), figure.form),
        Head(say("变动幅度", "Moves by"), Form.POINTS if figure.form is Form.SHARE else figure.form),
    )
    swings = sorted(found.swings, key=lambda swing: -swing.width)
    result = number(found.result, figure.form, speech)
    return Exhibit(
        key="sensitivity",
        title=say(f"“{name}”最取决于什么", f"On what “{name}” depends most"),
        subject=say("每次只变动一项", "Moved alone"),
        heads=heads,
        lines=tuple(_line(swing, speech) for swing in swings[:most]),
        reading=say(
            f"中线是现有取值下的结果：{result}。横杠从该项取最低值时的结果画到取最高值时的结果。",
            f"The upright line is the result with every input as it is: {result}. "
            "A bar runs from the result at the lowest value of an input to that at the highest.",
        ),
        charts=(Chart(ChartKind.TORNADO, (2, 3), middle=found.result),),
        sheet=say("敏感性", "Sensitivity"),
    )


def _line(swing: Swing, speech: Speech) -> Line:
    share = swing.input.startswith("coverage:")
    ends = (number(end, Form.SHARE, speech) if share else f"{end:,g}" for end in (swing.low, swing.high))
    return Line(speech.text(swing.name), (*ends, swing.at_low, swing.at_high, swing.width))
