"""Swedish sentences of the report: codes and numbers in, plain Markdown out. Reads no file and draws nothing."""
