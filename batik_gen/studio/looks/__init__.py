"""What is wanted of a cloth, as one value: to its Design, its sliders and its command line."""
