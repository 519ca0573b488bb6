"""The explorer: pages about the graph, served on one's own machine to its browser; and tools for an assistant."""
