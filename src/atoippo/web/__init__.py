"""Web: one plain package a screen, with its addresses, views, forms and templates; `design/` holds what they share.

Words: page, partial, frame (navigation and what stands around every page).
Knows every domain app, and holds no rule of theirs. Its sibling entry points (cli, worker) it does not know.
"""
