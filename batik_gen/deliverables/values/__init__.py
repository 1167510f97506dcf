"""What travels here: what is handed over, what it needs a person to allow, the job of making it."""
