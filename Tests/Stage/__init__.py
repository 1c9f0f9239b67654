"""The stage on which tests run the product from outside: a throw-away home, a pseudo-terminal, a search for traces.

Python 3.11 of Debian 12, standard library alone.
"""
