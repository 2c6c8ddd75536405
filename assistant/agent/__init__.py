"""The agent: one graph, a model that plans and drafts, tools that search, a memory of the conversation."""
