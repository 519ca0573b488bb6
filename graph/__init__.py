"""The graph model: the table of node and edge types, the keys of nodes, and the stores that hold them."""
