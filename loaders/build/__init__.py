"""One build: documents → records → store."""
