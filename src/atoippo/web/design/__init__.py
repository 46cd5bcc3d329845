"""Design: the tokens and components that all screens share, and a page (`/design/`) that shows them in their states.

How to build a screen of them: docs/how-to/build-a-screen.md. The styles lie in `web/static/design/`, the partials in
`web/templates/design/`, the tags and filters in `web/templatetags/design.py` (`{% load design %}`).
"""
