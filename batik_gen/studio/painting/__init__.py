"""Pictures for the screen, the latest first."""
