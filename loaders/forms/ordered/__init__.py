"""Fill the form from pages whose reading order is kept."""
