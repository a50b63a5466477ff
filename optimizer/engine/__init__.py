"""How a plan is found: packing, exact scheduling, insertion, and OR-Tools' routing on one region after another."""
