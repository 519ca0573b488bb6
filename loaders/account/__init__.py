"""The account of a document: what became of each of its characters.

The finished record is audited against the pages as they were read, by other means than those that made it: the account
cannot agree because both were told the same.
"""

from konkyo.loaders.account.audit import account

__all__ = ["account"]
