"""Reconciliation (核数): a report's printed figures held against each other and against the ledgers."""
