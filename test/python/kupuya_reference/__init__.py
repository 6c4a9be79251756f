"""A second implementation of the Kupuya protocol, written from docs/protocol.md alone, with the standard library of Python."""
