"""The program that makes konkyo's facts of law from dated texts of statutes: ``python -m konkyo.law.compile``."""
