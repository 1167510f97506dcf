"""What each bath reaches, and how unevenly cloth and wax take it."""
