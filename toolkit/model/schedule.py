"""When a task is done (thời gian thực hiện): the printed text, and what it means."""
