"""The lines of a question's header: which there are, and how they are written."""

import re

from konkyo.graph.schema import EDGE_TYPES, NODE_TYPES, edge_properties, node_properties

LINE = re.compile(r"//\s*(?P<field>[a-z-]+):\s*(?P<value>.*?)\s*$")
PARAMETER = re.compile(
    r"(?P<name>[a-z_]+) "
    r"(?P<type>string|boolean|integer:(?P<least>\d+)-(?P<most>\d+)|date|document|name(?P<many>s?):(?P<labels>[A-Za-z/]+)"
    r"|value:(?P<of>[A-Za-z_]+\.[a-z_]+))(?P<optional>\?)?"
    r" \| (?P<ja>.+?) \| (?P<en>.+?) \| (?P<example>.+)"
)
NAMED_WORDS = re.compile(r"(?P<name>.+?) \| (?P<ja>.+?) \| (?P<en>.+)")
INNERMOST_BRACKETS = re.compile(r"[(\[{][^()\[\]{}]*[)\]}]")
"""A pair of brackets in the query, with none inside."""
HEADER_FIELDS = (
    "group",
    "ja",
    "en",
    "not-ja",
    "not-en",
    "param",
    "column",
    "value",
    "picture",
    "postprocess",
    "columns",
    "keep",
    "walk",
    "by",
    "marks",
)
WALKS = {
    "forwards": ("name",),
    "backwards": ("name",),
    "between": ("origin", "goal"),
}
"""A walk, and the parameters that it begins and ends at."""
WALK_BOUNDS = ("body", "steps", "through_shared")
TAKEN = {
    "evaluation": ("body", "document"),
    "connection": ("origin", "goal"),
    "day": ("since", "on"),
    "outage": ("system", "body"),
}
"""Parameters by which konkyo chooses what it asks about, whether or not the Cypher uses them."""
BY = {
    "evaluation": "evaluations",
    "thing": "things",
    "connection": "connections",
    "day": "dated",
    "outage": "stopped",
    "state": "",
}
"""What a question is asked about, some at a time, and the parameter by which the Cypher gets them, if it does."""
VALUED_PROPERTIES = [
    *(f"{label}.{prop.name}" for label in NODE_TYPES for prop in node_properties(label)),
    *(f"{name}.{prop.name}" for name in EDGE_TYPES for prop in edge_properties(name)),
]
"""Whose values a parameter may be."""
