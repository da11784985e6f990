"""Who says it: quotation, reported speech, and the sources of each claim."""
