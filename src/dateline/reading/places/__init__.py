"""Where things happen: names of places found, resolved, and chosen for each claim."""
