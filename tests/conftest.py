"""What every test runs under."""

from hypothesis import settings

# The same examples each time, as with the seeds of ``seeds``.
settings.register_profile("steady", derandomize=True)
settings.load_profile("steady")
