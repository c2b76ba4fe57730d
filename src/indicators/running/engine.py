"""A papermill engine that keeps one kernel alive and empties its namespace between notebooks.

A fresh kernel costs two to four seconds of start and imports; a warm one a fifth of a second. Results are the same:
``tests/running`` compares them cell for cell. Stock papermill runs the same notebooks without this engine.
"""

from __future__ import annotations

import atexit
import logging
import shutil
import tempfile
from pathlib import Path
from typing import Any

from jupyter_client.kernelspec import NoSuchKernel
from jupyter_client.manager import KernelManager
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import NBClientEngine, papermill_engines

from indicators.errors import NulageError

ENGINE = "nulage-warm"
START_TIMEOUT = 90
# `reset` also sets the execution count back to one; `os.chdir` undoes what a notebook may have changed.
RESET = (
    "get_ipython().reset(new_session=True, aggressive=False)\nimport os as _os; _os.chdir({cwd!r}); del _os"
)

_log = logging.getLogger(__name__)
_warm: dict[str, KernelManager] = {}


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
    raise KernelError(
        "Jupyterkärnan startade inte på två försök. Kör `nulage doctor` för att se vad som saknas."
    )


def warm_kernel(kernel_name: str) -> KernelManager:
    """Return this process's live kernel of that name, starting it the first time or when it has died."""
    manager = _warm.get(kernel_name)
    if manager is None or not manager.is_alive():
        manager = _warm[kernel_name] = _start(kernel_name)
    return manager


def reset_kernel(manager: KernelManager, cwd: str) -> None:
    """Empty the kernel's namespace, its execution count and its working folder before a notebook runs."""
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=START_TIMEOUT)
        reply = client.execute_interactive(
            RESET.format(cwd=cwd), silent=True, store_history=False, timeout=60
        )
        if reply["content"]["status"] != "ok":
            raise KernelError("Kärnans namnrymd gick inte att tömma; kör om kommandot.")
    finally:
        client.stop_channels()


def stop_kernels() -> None:
    """Shut this process's warm kernels down; called when the process ends."""
    while _warm:
        manager = _warm.popitem()[1]
        manager.shutdown_kernel(now=True)
        shutil.rmtree(Path(manager.connection_file).parent, ignore_errors=True)


class WarmEngine(NBClientEngine):
    """papermill's own engine, handed a live kernel manager instead of starting a kernel per notebook."""

    @classmethod
    def execute_managed_notebook(cls, nb_man: Any, kernel_name: str, **options: Any) -> Any:
        """Run the notebook of ``nb_man`` in this process's warm kernel; ``cwd`` is the folder it runs in."""
        manager = warm_kernel(kernel_name)
        reset_kernel(manager, options.pop("kernel_cwd"))
        client = PapermillNotebookClient(
            nb_man,
            km=manager,
            kernel_name=kernel_name,
            timeout=options.get("execution_timeout"),
            startup_timeout=START_TIMEOUT,
            log_output=False,
        )
        return client.execute(cleanup_kc=False)


papermill_engines.register(ENGINE, WarmEngine)
atexit.register(stop_kernels)
