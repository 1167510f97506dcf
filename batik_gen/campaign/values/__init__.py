"""What travels within a campaign: people and what they allow, the plan, what is handed over, jobs."""
