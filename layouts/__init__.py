"""Layouts: pure functions from an address and the warehouse to components."""
