"""Agencies, groups and the names they go by."""
