"""What `python -m ingestion check` looks at: one small file a check, each a function from the material to remarks."""
