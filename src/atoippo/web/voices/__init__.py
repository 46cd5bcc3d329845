"""お客様の声: who was asked, who answered, and where the stories differ."""
