"""WordprocessingML: packages, templates and what holds them sound. Knows nothing of plans."""
