"""What every table of text shares: one dress, numbers, clocks, counters, columns told by what they hold."""
