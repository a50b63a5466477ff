"""Who sets documents."""
