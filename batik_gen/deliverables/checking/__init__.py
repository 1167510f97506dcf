"""Reading back what was made: does each file keep to what its platform or printer takes."""
