"""From the ledgers people hand in to the warehouse."""
