"""How a run goes and ends: progress, outputs, what is told, exit codes."""
