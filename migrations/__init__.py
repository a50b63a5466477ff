"""The history of the database's shape; it runs on SQLite and on PostgreSQL, and is part of the wheel."""
