"""What a team does with a campaign that is made: see that it is whole, hand it on, and forget a person."""
