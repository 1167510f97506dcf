"""The finished picture and what its file tells besides pixels."""
