"""How answers look: maps as HTML pages, tables as Excel workbooks."""
