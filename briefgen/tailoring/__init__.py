"""Report + profile -> selection: which passages an audience gets, in which order, and the rule that decided each."""
