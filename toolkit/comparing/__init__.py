"""Comparing two drafts: what came, went, moved or changed, known as tasks of a plan and not as rows of words."""
