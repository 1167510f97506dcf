"""The hand that draws: its unevenness, the view it has of the cloth, lattices, the gathering of wax."""
