"""Cards: a question, measured, answered by a title that says the finding and a chart that shows it."""
