"""What makers compose with: pieces of cloth, the words about them, the label that words stand on, files."""
