"""Data only: event types, lexicons, gazetteer, actors. Each file says where its facts come from."""
