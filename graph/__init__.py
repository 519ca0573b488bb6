"""What things are: the table of node and edge types, identity, and the store that holds them."""
