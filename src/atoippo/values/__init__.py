"""Values: the small words of the trade that everything else is said with; pure, immutable, framework-free.

Words: yen, date (和暦), period, business day, company name, 法人番号, reason (失注理由), outcome, reach (どこまで), message.
Knows nothing above it. Nothing here raises on arbitrary text except its own documented error.
"""
