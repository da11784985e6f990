"""From a report's text to sentences, tokens, dependencies and named entities."""
