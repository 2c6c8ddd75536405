"""What a person takes away: one file a format."""
