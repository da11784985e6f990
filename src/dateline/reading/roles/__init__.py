"""Who did it to whom: the agents and targets of each claim."""
