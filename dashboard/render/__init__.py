"""Renderers: a chart description in, one medium's drawing out."""
