"""The catalogue of training offers: read from many formats, kept in one shape."""
