"""The metric registry."""
