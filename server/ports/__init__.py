"""What the server needs from outside, said as small protocols."""
