"""Run notebooks: jobs with keys, a papermill engine that keeps its kernel warm, local worker processes."""

from indicators.running.jobs import Job
from indicators.running.run import run_jobs

__all__ = ["Job", "run_jobs"]
