"""Teams: who works here, in which workspace and team, and what they did.

Words: workspace (ワークスペース), team (チーム), member (営業担当), role, invitation, audit entry.
Knows nobody else. Must not know what a deal is.
"""
