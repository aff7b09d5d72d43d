"""Faults at random: what is done, what goes wrong meanwhile, and what must be true after each."""
