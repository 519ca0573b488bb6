"""The official forms: their labels and options, and how pages are read into a filled form."""
