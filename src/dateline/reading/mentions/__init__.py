"""Who the report speaks of: mentions of actors, resolved within the report."""
