"""The customer's page: no sign-in, no third party, nothing but the questions."""
