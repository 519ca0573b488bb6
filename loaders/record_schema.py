"""The JSON Schema of the evaluation record: ``python -m konkyo.loaders.record_schema > docs/record.schema.json``."""

import json

from konkyo.loaders.record import Record


def record_schema() -> str:
    """Return the JSON Schema (2020-12) of what ``konkyo read --json`` prints, as the text of a file."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **Record.model_json_schema()}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    print(record_schema(), end="")
