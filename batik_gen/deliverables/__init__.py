"""What can be handed over of a cloth: one declaration a thing, its maker, its words, and what reads it back."""
