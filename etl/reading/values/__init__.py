"""Text to typed value: pure functions."""
