"""The server: what the business means, keeps, does and shows, and the faces that people look at."""
