"""Numbers of a report, and what they count for each trigger."""
