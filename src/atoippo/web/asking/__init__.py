"""ご意見のお願い from our side: asking, not asking, reading what came back, replying."""
