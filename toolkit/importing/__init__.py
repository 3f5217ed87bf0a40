"""Import: documents, spreadsheets and texts that offices have become the data of a plan."""
