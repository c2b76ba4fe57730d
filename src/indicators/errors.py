"""The project's own exceptions: one base class, so that the command line shows each as one clear message."""


class NulageError(Exception):
    """Something a person can put right: says what is wrong, where (file, line or row) and what to do.

    Rooms derive their own, more specific classes from it. The command line prints the message and exits with
    status 1; ``--debug`` shows the traceback.
    """


class UsageError(NulageError):
    """The command or function was called with something that is never valid (exit status 2)."""
