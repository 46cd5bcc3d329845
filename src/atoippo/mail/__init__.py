"""Mail: what we write to customers, whether we may, and that it goes out at most once.

Words: message (メール), letter (文面の型), permission (ご案内の同意・根拠), suppression (配信停止); see docs/glossary.md.
Knows customers and deals. Must not know why something is written: upper rooms name the occasion and hold the message.
"""
