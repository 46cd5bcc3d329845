"""Configuration: settings from the environment, addresses, the WSGI door and system checks.

Words: setting, home (where database, uploads and keys lie).
Knows every room by name. No room knows it.
"""
