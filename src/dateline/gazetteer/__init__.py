"""Places and actors: names in, candidates out."""
