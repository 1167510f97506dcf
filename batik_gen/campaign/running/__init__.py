"""The run of a campaign: what is due, done side by side, kept in a manifest, so that it can be stopped and go on."""
