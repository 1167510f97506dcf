"""What every test runs under."""

from hypothesis import settings

# The same examples each time, as with the seeds of ``seeds``; and no clock: a busy machine is no fault.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")
