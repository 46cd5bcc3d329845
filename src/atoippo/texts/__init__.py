"""Texts: what the words of a refusal tell. The room of the reason classifier, its corpus and its lexicon.

Words: clause (文の一区切り), denied (打ち消された理由), cover (決まり文句), sure (そのまま見せてよい).
Knows values only. Must not know tables, deals or who asks; scikit-learn is met in `training` alone.
"""
