"""The programs that make the facts of law/data/ from dated texts of statutes."""
