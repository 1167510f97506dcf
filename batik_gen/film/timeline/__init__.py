"""What is seen when: scenes declared in tables, their place in the film, and how movements begin and end."""
