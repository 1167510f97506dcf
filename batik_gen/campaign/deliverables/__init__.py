"""What a campaign can hand over: one declaration a thing, with sizes, safe areas and limits as facts."""
