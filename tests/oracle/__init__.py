"""A second, slow, plain reading of the ledgers: no SQL, no pandas, nothing of the product's.

It reads the ledger files themselves and computes the figures from the definitions alone (docs/issue-path.md,
the metrics' own words), so that the product's figures can be held against it.
"""
