"""From files and streams to reports: every bad report becomes a notice, never the end of a run."""
