"""What is asked of the graph: the stored questions, their parameters and answers, searches, checks, and impact."""
