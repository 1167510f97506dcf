"""The report of a campaign: one HTML file that opens offline, and a PDF; for a client or for the archive."""
