"""What people look at: read-only selects that return plain rows."""
