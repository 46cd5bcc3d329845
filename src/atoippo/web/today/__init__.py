"""今日: whom to contact today."""
