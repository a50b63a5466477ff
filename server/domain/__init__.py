"""What the business means: pure rules and values on the standard library alone."""
