"""From the warehouse to every medium: scope, metrics, measure, cards, renderers."""
