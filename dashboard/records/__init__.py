"""Single records for the pages that show one thing: an issue's path, a station, what was handed in."""
