"""Forms by which people are asked, in both languages: written into a campaign folder, known again by their hash."""
