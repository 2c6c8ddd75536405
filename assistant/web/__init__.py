"""The web application: one file a page, what they look like in theme/, templates/ and words/."""
