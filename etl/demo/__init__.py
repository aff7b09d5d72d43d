"""Seeded generators of the demo places."""
