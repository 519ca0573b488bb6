"""Names joined: which printed names mean one and the same body, department, party or system."""

from loaders.names.bodies import body, named_by_measures
from loaders.names.fold import fold
from loaders.names.name import Name, SystemName
from loaders.names.naming import Naming

__all__ = ["Name", "Naming", "SystemName", "body", "fold", "named_by_measures"]
