"""Retrieval, answering, grounding, advice and the interfaces."""
