"""Walks over the flows, level by level: each thing is visited once (docs/decisions/0015-walks-in-the-process.md)."""
