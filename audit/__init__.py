"""The log of who did what: below etl and dashboard, which both write to it and know nothing of each other."""
