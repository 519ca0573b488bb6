"""The ``konkyo`` command: one module for each subcommand."""
