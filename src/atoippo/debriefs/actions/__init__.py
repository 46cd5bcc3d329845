"""What people and customers do about a lost deal."""
