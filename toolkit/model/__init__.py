"""The plan as typed, frozen data, and the reader that makes it from YAML."""
