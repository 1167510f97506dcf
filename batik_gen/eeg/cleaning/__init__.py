"""From raw signals to clean epochs of channels that can be trusted."""
