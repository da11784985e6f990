"""One page a module: its address, its typed context, and what it asks the services for."""
