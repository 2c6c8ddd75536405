"""The commands of the bench, one file each: `configure` says what it takes, `execute` does it."""
