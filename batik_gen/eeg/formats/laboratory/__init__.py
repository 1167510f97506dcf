"""The files of laboratories and clinics, read through MNE and its like."""
