"""Reads what a person says of themselves into a profile: the same person told in other words gives the same profile."""
