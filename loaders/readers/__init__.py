"""Bytes of one format → pages. Adding a format is adding a module here and a row in loaders/read_document.py."""
