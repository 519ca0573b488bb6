"""Names: which printed names mean the same body, department, party or system."""

from konkyo.loaders.names.bodies import body, named_by_measures
from konkyo.loaders.names.name import Name, SystemName
from konkyo.loaders.names.naming import Naming
from konkyo.loaders.names.standard_spelling import standard_spelling

__all__ = ["Name", "Naming", "SystemName", "body", "named_by_measures", "standard_spelling"]
