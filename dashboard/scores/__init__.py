"""Deputies' scores: a published rule from a file over dated records; every point with its record."""
