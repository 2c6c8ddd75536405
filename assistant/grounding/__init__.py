"""Whether a sentence is supported by the passages that it cites; the same code in the application and in the bench."""
