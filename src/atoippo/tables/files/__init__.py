"""Files: the bytes that somebody dropped become sheets of cells, in bounded time and memory, whatever the file turns out to be."""
