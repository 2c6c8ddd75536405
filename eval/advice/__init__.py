"""Proof of the advice: personas with what a careful adviser would propose, and generated profiles."""
