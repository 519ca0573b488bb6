"""What a change of the law touches in the stored documents, and what to write instead."""
