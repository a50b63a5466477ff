"""The interpreter between field service and optimizer: who can go, what is asked, and what an answer means."""
