"""What every test runs under."""

import os

# Tests run side by side on all cores: threads of linear algebra beside them would only wait for each other, and cost
# a quarter of the processor time. Before NumPy is loaded, here and in the processes that tests begin.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import pytest
from hypothesis import settings

from batik_gen.render.raster import fast

# The same examples each time, as with the seeds of ``seeds``; and no clock: a busy machine is no fault.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")


@pytest.fixture(scope="session", autouse=True)
def compiled_loops() -> None:
    """Load the compiled loops at once: hundreds of small pictures together are worth it, and have the same bytes."""
    fast.load_for(fast.WORTH_PIXELS)
