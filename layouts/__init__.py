"""Pure functions from an address to components."""
