"""The head words of acts: found by a lexicon over the parse, typed, and judged."""
