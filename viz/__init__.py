"""How answers look: maps as HTML pages, tables and drafts as Excel workbooks."""
