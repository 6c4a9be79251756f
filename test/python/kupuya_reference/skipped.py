"""Why an event does not count."""


class Skipped(Exception):
    """The reason is one of docs/state-machine.md."""


def require(holds, reason):
    if not holds:
        raise Skipped(reason)
