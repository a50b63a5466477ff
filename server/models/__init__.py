"""What is kept: declarative tables, one file a noun."""
