"""What the rows of a file become in the workspace, batch by batch."""
