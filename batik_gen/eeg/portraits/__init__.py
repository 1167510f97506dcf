"""What is done with finished Portraits: average, compare, show, make norms of them."""
