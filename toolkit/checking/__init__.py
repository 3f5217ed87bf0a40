"""What would get a draft sent back, found before anybody sees it."""
