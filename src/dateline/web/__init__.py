"""The workbench: pages in a browser over the services."""
