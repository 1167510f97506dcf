"""What travels within a campaign: people and what they allow, the plan, pieces of work, reports."""
