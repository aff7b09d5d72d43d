"""Stories as native PowerPoint: editable charts and tables, East Asian typefaces set, laid out on a grid."""
