"""All situations of a one-thing: the kinds of case that its questions tell apart."""

from onething.situations.branching import Situation, TooManySituations, situations

__all__ = ["Situation", "TooManySituations", "situations"]
