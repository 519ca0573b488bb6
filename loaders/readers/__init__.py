"""One module for each file format: it turns the bytes of a file into pages. A new format also needs a row in
``loaders/read_document/file_formats.py``.
"""
