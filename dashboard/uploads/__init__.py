"""Ledgers handed in on the page: kept aside, looked at, loaded by the etl's own command line, undone."""
