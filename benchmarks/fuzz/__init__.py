"""Damaged inputs of every kind, thousands of them: each must be taken or refused in one sentence."""

import os

# Before NumPy is loaded: one core, and no threads that a fork would leave behind.
for _threads in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
    os.environ[_threads] = "1"
