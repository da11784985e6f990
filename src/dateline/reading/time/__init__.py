"""Written time and its resolution: from words to calendar days."""
