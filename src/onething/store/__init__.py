"""Tables of what was simulated: catalogues in versions, rules, reforms, runs and their results."""
