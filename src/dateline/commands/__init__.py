"""The commands, one a file: options in, a service called, its answer printed."""
