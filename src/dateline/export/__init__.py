"""One writer a format. Every value keeps its words; nothing from a report reaches a terminal raw."""
