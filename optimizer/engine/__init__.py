"""How a plan is found: packing, exact times, insertion, and OR-Tools' routing on region after region."""
