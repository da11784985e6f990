"""From an analysed report to its claims: one stage a file."""
