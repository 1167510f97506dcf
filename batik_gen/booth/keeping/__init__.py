"""What is kept of whom and how long: rows of a campaign, links to take-home files, the sweeper."""
