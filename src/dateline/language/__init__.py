"""The language stage: text to sentences, words, dependencies and names."""
