"""Tasks: what they are made of, the states they pass through, and what moves them on."""
