"""Alerts: what must be acted on, by whom and since when, by the rules of data/policy/alerts.toml."""
