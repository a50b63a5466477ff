"""How fast, how good, against whom: `make bench` measures and prints one table; docs/bench.md says what it means."""
