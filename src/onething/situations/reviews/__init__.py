"""Reviewing rules and conditions over all situations: one named function for each thing that can be wrong.

The code of a finding is the name of the function that finds it, with hyphens. Each looks in every one-thing
of a catalogue, in all of its regions, on any day and whatever the sources answer. What never happens is
found out, not guessed: a situation in which it does would have been met. A search that takes too long says
nothing. A finding on what does happen names a situation.
"""

from onething.situations.reviews.reviewing import SITUATION_REVIEWS, review_situations

__all__ = ["SITUATION_REVIEWS", "review_situations"]
