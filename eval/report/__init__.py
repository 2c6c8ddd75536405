"""What a run looks like to people: a table, a page, Markdown, CSV, JUnit."""
