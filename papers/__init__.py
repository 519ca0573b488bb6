"""Papers that an officer hands in: the draft of his decisions, and his own document with the words that he accepted."""
