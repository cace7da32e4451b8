"""Services: they keep tasks running, replace them, and move to new revisions step by step."""
