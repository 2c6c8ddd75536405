"""Documents in, index out."""
