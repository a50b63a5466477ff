"""The outside world: a folder for each port, a file for each supplier."""
