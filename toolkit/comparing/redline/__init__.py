"""The new document with tracked changes against the old one, proved before anybody sees it."""
