"""What people do: a function is a transaction's content; it never commits, `http` and the worker do."""
