"""Texts: what the words of a refusal tell: the reason, a time named for talking again, signs of no return.

Words: clause (文の一区切り), denied (打ち消された理由), sure (そのまま見せてよい).
Knows values only. Must not know tables, deals or who asks; scikit-learn is met in `training` and `listening_training` alone.
"""
