"""Options that commands share: how they are worded, read and checked."""
