"""The recording as a form: from a Portrait to the Wave of a Design, and from there to what a family draws."""
