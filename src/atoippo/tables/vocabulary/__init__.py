"""The words of sales files: headers, presets, outcomes, stages and reasons, in Japanese and English, as tables."""
