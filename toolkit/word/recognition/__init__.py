"""The kind of a document and its parts, known from text and place."""
