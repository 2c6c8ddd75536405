"""Self-assessment and pathway: hard constraints in code, every reason with its proof."""
