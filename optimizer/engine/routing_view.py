"""The packed problem as OR-Tools' routing can hold it: setup is worked at every visit.

Only two visits in a row at one place differ: there the model rests for the setup that is not worked, so
every plan of the view is a plan of the problem. The seconds lost are looked for again by
`construct.insert_all` at the end.
"""

from dataclasses import replace

from optimizer.packed import Packed


def routing_view(packed: Packed) -> Packed:
    """The same packed problem with setup paid always."""
    return replace(packed, setup_here=packed.setup_away)
