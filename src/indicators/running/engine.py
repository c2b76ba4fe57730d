"""A papermill engine that keeps one kernel alive and empties its namespace between notebooks.

A fresh kernel costs two to four seconds of start and imports; a warm one a fifth of a second. Results are the same:
``tests/running`` compares them cell for cell. Stock papermill runs the same notebooks without this engine.
"""

from __future__ import annotations

import atexit
import logging
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.kernelspec import NoSuchKernel
from jupyter_client.manager import KernelManager
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import NBClientEngine, papermill_engines

from indicators.errors import NulageError

ENGINE = "nulage-warm"
START_TIMEOUT = 90
# `os.chdir` comes first: the folder of the notebook before may be gone. `reset` sets the execution count back to one.
RESET = "import os; os.chdir({cwd!r})\nget_ipython().reset(new_session=True, aggressive=False)"

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class WarmKernel:
    """A live kernel, and the client that empties its namespace: opening one anew costs half a second a notebook."""

    manager: KernelManager
    client: BlockingKernelClient


_warm: dict[str, WarmKernel] = {}


class KernelError(NulageError):
    """The notebook kernel could not be started."""


def _start(kernel_name: str) -> KernelManager:
    """Start a kernel over IPC; try once more when the first start fails (many starts at once race for ports)."""
    for attempt in (1, 2):
        # A folder of its own: the sockets are named after the connection file, and two kernels must not share them.
        folder = tempfile.mkdtemp(prefix="nulage-kernel-")
        manager = KernelManager(kernel_name=kernel_name, transport="ipc", connection_file=f"{folder}/kernel.json")
        try:
            manager.start_kernel()
            return manager
        except NoSuchKernel as error:
            raise KernelError(
                f"Jupyterkärnan {kernel_name!r} finns inte i miljön. Kör `make report` eller `nulage doctor`."
            ) from error
        except (OSError, RuntimeError) as error:
            _log.warning("kernel start %s failed: %s", attempt, error)
    raise KernelError("Jupyterkärnan startade inte på två försök. Kör `nulage doctor` för att se vad som saknas.")


def warm_kernel(kernel_name: str) -> WarmKernel:
    """Return this process's live kernel of that name, starting it the first time or when it has died."""
    kernel = _warm.get(kernel_name)
    if kernel is None or not kernel.manager.is_alive():
        manager = _start(kernel_name)
        client = BlockingKernelClient()
        client.load_connection_file(manager.connection_file)
        client.start_channels()
        client.wait_for_ready(timeout=START_TIMEOUT)
        kernel = _warm[kernel_name] = WarmKernel(manager, client)
    return kernel


def reset_kernel(kernel: WarmKernel, cwd: str) -> None:
    """Empty the kernel's namespace, its execution count and its working folder before a notebook runs.

    Raises KernelError when the kernel refuses.
    """
    reply = kernel.client.execute_interactive(RESET.format(cwd=cwd), silent=True, store_history=False, timeout=60)
    if reply["content"]["status"] != "ok":
        raise KernelError("Kärnans namnrymd gick inte att tömma; kör om kommandot.")


def stop_kernels() -> None:
    """Shut this process's warm kernels down; called when the process ends."""
    while _warm:
        kernel = _warm.popitem()[1]
        kernel.client.stop_channels()
        kernel.manager.shutdown_kernel(now=True)
        shutil.rmtree(Path(kernel.manager.connection_file).parent, ignore_errors=True)


class WarmEngine(NBClientEngine):
    """papermill's own engine, handed a live kernel manager instead of starting a kernel per notebook."""

    @classmethod
    def execute_managed_notebook(cls, nb_man: Any, kernel_name: str, **options: Any) -> Any:
        """Run the notebook of ``nb_man`` in this process's warm kernel; ``cwd`` is the folder it runs in."""
        kernel = warm_kernel(kernel_name)
        reset_kernel(kernel, options.pop("kernel_cwd"))
        client = PapermillNotebookClient(
            nb_man,
            km=kernel.manager,
            kernel_name=kernel_name,
            timeout=options.get("execution_timeout"),
            startup_timeout=START_TIMEOUT,
            log_output=False,
        )
        return client.execute(cleanup_kc=False)


papermill_engines.register(ENGINE, WarmEngine)
atexit.register(stop_kernels)
