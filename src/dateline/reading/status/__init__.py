"""Whether it happened: cues, tense and aspect, and the status of each claim."""
