"""A papermill engine that keeps one kernel alive and empties its namespace between notebooks.

A fresh kernel costs two to four seconds of start and imports; a warm one a fifth of a second. Results are the same:
``tests/running`` compares them cell for cell. Stock papermill runs the same notebooks without this engine.
"""

from __future__ import annotations

import atexit
import logging
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.kernelspec import NoSuchKernel
from jupyter_client.manager import AsyncKernelManager
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbclient.util import run_sync
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import NBClientEngine, papermill_engines

from indicators.errors import NulageError

ENGINE = "nulage-warm"
START_TIMEOUT = 90
RESET_TIMEOUT = 60
# `os.chdir` comes first: the folder of the notebook before may be gone. `reset` sets the execution count back to one.
RESET = "import os; os.chdir({cwd!r})\nget_ipython().reset(new_session=True, aggressive=False)"

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class WarmKernel:
    """A live kernel and its client: opening a new client costs a quarter of a second a notebook.

    Both are asynchronous. A blocking client would hold up the event loop in which nbclient watches the clock and the
    kernel's life: no cell would ever time out, and a dead kernel would hang the run.
    """

    manager: AsyncKernelManager
    client: AsyncKernelClient

    @property
    def is_alive(self) -> bool:
        """Whether the kernel's process still runs."""
        return bool(run_sync(self.manager.is_alive)())

    def stop(self) -> None:
        """Close the client, end the kernel and remove the folder of its sockets; a kernel that is dead may be too."""
        self.client.stop_channels()
        _end(self.manager)


_warm: dict[str, WarmKernel] = {}


class KernelError(NulageError):
    """The notebook kernel could not be started or emptied."""


class StoppedError(Exception):
    """The kernel died, or ran out of time, in the notebook's cell number ``cell`` (from one); nothing came of it."""

    def __init__(self, cell: int, why: str) -> None:
        super().__init__(cell, why)
        self.cell = cell
        self.why = why


def _end(manager: AsyncKernelManager) -> None:
    run_sync(manager.shutdown_kernel)(now=True)
    shutil.rmtree(Path(manager.connection_file).parent, ignore_errors=True)


def _start(kernel_name: str) -> WarmKernel:
    """Start a kernel over IPC; try once more when the first start fails (many starts at once race for ports)."""
    for attempt in (1, 2):
        # A folder of its own: the sockets are named after the connection file, and two kernels must not share them.
        folder = tempfile.mkdtemp(prefix="nulage-kernel-")
        manager = AsyncKernelManager(kernel_name=kernel_name, transport="ipc", connection_file=f"{folder}/kernel.json")
        try:
            run_sync(manager.start_kernel)()
            return WarmKernel(manager, _connect(manager))
        except NoSuchKernel as error:
            _end(manager)
            raise KernelError(
                f"Jupyterkärnan {kernel_name!r} finns inte i miljön. Kör `make report` eller `nulage doctor`."
            ) from error
        except (OSError, RuntimeError) as error:
            _end(manager)
            _log.warning("kernel start %s failed: %s", attempt, error)
    raise KernelError("Jupyterkärnan startade inte på två försök. Kör `nulage doctor` för att se vad som saknas.")


def _connect(manager: AsyncKernelManager) -> AsyncKernelClient:
    client = manager.client()
    client.start_channels()
    try:
        run_sync(client.wait_for_ready)(timeout=START_TIMEOUT)
    except BaseException:
        client.stop_channels()
        raise
    client.allow_stdin = False
    return client


def warm_kernel(kernel_name: str) -> WarmKernel:
    """Return this process's live kernel of that name, starting it the first time or when it has died."""
    kernel = _warm.get(kernel_name)
    if kernel is None or not kernel.is_alive:
        drop_kernel(kernel_name)
        kernel = _warm[kernel_name] = _start(kernel_name)
    return kernel


def reset_kernel(kernel: WarmKernel, cwd: str) -> None:
    """Empty the kernel's namespace, its execution count and its working folder before a notebook runs.

    Raises KernelError when the kernel refuses or does not answer.
    """
    ask = run_sync(kernel.client.execute_interactive)
    try:
        reply = ask(RESET.format(cwd=cwd), silent=True, store_history=False, timeout=RESET_TIMEOUT)
    except (TimeoutError, RuntimeError) as error:
        raise KernelError("Jupyterkärnan svarar inte; kör om kommandot.") from error
    if reply["content"]["status"] != "ok":
        raise KernelError("Kärnans namnrymd gick inte att tömma; kör om kommandot.")


def drop_kernel(kernel_name: str) -> None:
    """Stop this process's kernel of that name, if there is one; the next notebook gets a new one."""
    kernel = _warm.pop(kernel_name, None)
    if kernel is not None:
        kernel.stop()


def stop_kernels() -> None:
    """Shut this process's warm kernels down; called when the process ends."""
    for kernel_name in list(_warm):
        drop_kernel(kernel_name)


@contextmanager
def _lent(kernel_name: str, cwd: str) -> Iterator[WarmKernel]:
    """Lend the warm kernel, emptied; after an exception it is dropped, for nobody knows what it is in the midst of."""
    kernel = warm_kernel(kernel_name)
    try:
        reset_kernel(kernel, cwd)
        yield kernel
    except BaseException:
        drop_kernel(kernel_name)
        raise


class WarmEngine(NBClientEngine):
    """papermill's own engine, handed a live kernel instead of starting one per notebook."""

    @classmethod
    def execute_managed_notebook(cls, nb_man: Any, kernel_name: str, **options: Any) -> Any:
        """Run the notebook of ``nb_man`` in this process's warm kernel; ``kernel_cwd`` is the folder it runs in.

        Raises StoppedError for a cell that takes more than ``execution_timeout`` seconds or ends the kernel. (An error
        in a cell is no exception here: papermill reads it from the notebook.)
        """
        timeout = options.get("execution_timeout")
        begun = 0

        def begin(cell: Any, cell_index: int) -> None:
            nonlocal begun
            begun = cell_index + 1

        try:
            with _lent(kernel_name, options["kernel_cwd"]) as kernel:
                client = PapermillNotebookClient(
                    nb_man, km=kernel.manager, timeout=timeout, log_output=False, on_cell_start=begin
                )
                client.kc = kernel.client
                return client.execute(cleanup_kc=False)
        except CellTimeoutError as error:
            raise StoppedError(begun, f"cellen var inte klar på {timeout} sekunder") from error
        except DeadKernelError as error:
            raise StoppedError(begun, "Jupyterkärnan dog medan cellen kördes; kanske tog minnet slut") from error


papermill_engines.register(ENGINE, WarmEngine)
atexit.register(stop_kernels)
