"""分析: what the lost deals tell, in figures, each leading to its deals."""
