"""Deals: what was offered to whom, and how it was lost, came back or was won.

Words: deal (商談), loss (失注), return (再開), win (受注), competitor (競合), stage and reach (どこまで); see docs/glossary.md.
Knows teams and customers. Must not know why a deal was lost (reasons) nor what happens next (pursuits).
"""
