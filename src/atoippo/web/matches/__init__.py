"""同じ会社かどうかの確認: near names, joined or kept apart by a person."""
