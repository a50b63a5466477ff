"""The demo company: one contractor with a past, a day under way and a day ahead (docs/demo.md)."""
