"""掘り起こし: the lost deals worth going back to."""
