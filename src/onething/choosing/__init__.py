"""Choosing reforms: the best set within a budget, or the cheapest that reaches a target."""
