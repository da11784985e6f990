"""The record on disk: one schema on SQLite and PostgreSQL."""
