"""Thin callbacks, split by gesture; they only write the address."""
