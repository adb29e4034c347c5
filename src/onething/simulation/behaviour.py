"""What applicants do as an input that may be off: whether they consent, and how they apply."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from onething.language import Label
from onething.model import CHANNEL, CONSENT, Channel, FactName, Value
from onething.simulation.completions import Expectation
from onething.simulation.profile import Profile
from onething.simulation.ranges import Ends, Ranges
from onething.simulation.sensitivity import Swing
from onething.simulation.unmoved import Unmoved
from onething.workflows.outcomes import CaseFigures, Chance

__all__ = ["moved_consent", "moved_online"]


def moved_consent(base: Unmoved, ranges: Ranges) -> Swing:
    """Return what comes of it if some applicants decide about being looked up otherwise than is assumed.

    Whoever decides otherwise may be anyone of whom the log does not say it.
    """
    now = 0.0 if base.worlds.assume is Expectation.GUARANTEED else 1.0
    usual = (now, now + ranges.consent) if now == 0.0 else (now - ranges.consent, now)
    least, most = ranges.inputs.get("behaviour:consent", usual)
    ends = (min(1.0, least), min(1.0, most))
    silent = (profile for profile in base.profiles if CONSENT not in profile.facts)
    more = sum(base.more(one, _planned(base, one, CONSENT, not now)) for one in silent) / base.cases
    low, high = (base.result + abs(end - now) * more for end in ends)
    name = Label(zh="同意授权查询的申请人占比", en="Share of applicants who consent to being looked up")
    return Swing(input="behaviour:consent", name=name, low=ends[0], high=ends[1], at_low=low, at_high=high)


def moved_online(base: Unmoved, ranges: Ranges) -> Swing:
    """Return what comes of it if more or fewer cases are applied for online.

    Whoever turns to the window may be any of those who apply online; whoever turns online may be any of
    those who do not and can.
    """
    now = _share(base, _is_online)
    ends = _online_ends(base, now, ranges)
    low, high = (base.result + _turned(base, end - now) for end in ends)
    name = Label(zh="网上申请的办件占比", en="Share of cases applied for online")
    return Swing(input="behaviour:online", name=name, low=ends[0], high=ends[1], at_low=low, at_high=high)


def _online_ends(base: Unmoved, now: float, ranges: Ranges) -> Ends:
    """Return the ends of the range, within what can be."""
    low, high = ranges.inputs.get("behaviour:online", (now - ranges.online, now + ranges.online))
    most = now + _share(base, _could_be)
    return min(now, max(0.0, low)), max(now, min(most, high))


def _turned(base: Unmoved, share: float) -> float:
    """Return by how much the result grows if a share of all cases turns online; negative: to the window."""
    turning, channel = (_could_be, Channel.ONLINE) if share > 0 else (_is_online, Channel.WINDOW)
    whole = _share(base, turning)
    if not share or not whole:
        return 0.0
    more = sum(
        among
        / (1 - _already(base, profile, channel))
        * base.more(profile, _planned(base, profile, CHANNEL, channel.value))
        for profile, among in _among(base, turning)
    )
    return abs(share) / whole * more / base.cases


def _already(base: Unmoved, profile: Profile, channel: Channel) -> float:
    """Return the share of a profile's cases that go through a channel as it is: these change nothing."""
    chances = base.planned[profile.number]
    return sum(one.probability for one in chances if one.figures.channel is channel)


_Test = Callable[[CaseFigures], bool]


def _is_online(figures: CaseFigures) -> bool:
    return figures.channel is Channel.ONLINE


def _could_be(figures: CaseFigures) -> bool:
    return figures.online and not _is_online(figures)


def _among(base: Unmoved, test: _Test) -> Iterator[tuple[Profile, float]]:
    """Yield the profiles of which some cases pass a test, each with the share that does."""
    for profile, chances in zip(base.profiles, base.planned, strict=True):
        share = sum(chance.probability for chance in chances if test(chance.figures))
        if share:
            yield profile, share


def _share(base: Unmoved, test: _Test) -> float:
    return sum(base.weights[one.number] * share for one, share in _among(base, test)) / base.cases


def _planned(base: Unmoved, profile: Profile, fact: FactName, value: Value) -> Sequence[Chance]:
    return base.worlds.planned(replace(profile, facts={**profile.facts, fact: value}), ())
