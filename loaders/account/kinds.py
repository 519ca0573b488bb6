"""The kinds of characters of a source, as the account counts them."""

from enum import IntEnum


class CharacterKind(IntEnum):
    """What one character of a source is. OPEN: nothing has said it yet; at the end of an audit no character is."""

    OPEN = 0
    LABEL = 1
    """of a label of the form's edition"""
    VALUE = 2
    """in a passage of the record"""
    PRINT = 3
    """the form's own: choices not chosen, brackets to be filled in, signs in blank fields"""
    FURNITURE = 4
    """stamps, page numbers, titles that recur"""
    UNREAD = 5
