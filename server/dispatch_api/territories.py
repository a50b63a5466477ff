"""Territories: parts of the map, whose work is some technicians' alone, or theirs before others'."""

from typing import Any

from server.domain.outlines import MOST_POINTS, MOST_RINGS
from server.domain.territories import MOST_PRICE_SECONDS
from server.http.blueprint import Blueprint
from server.http.etag import expected_version, versioned
from server.http.fields import (
    Choice,
    Identifier,
    MicroDegrees,
    PointField,
    QueryMicroDegrees,
    StrictSchema,
    WholeNumber,
    Words,
    YesNo,
    edit_of,
    list_of,
    object_of,
)
from server.http.paging import PageQuery, listed
from server.http.transaction import reading, writing
from server.queries.ground import ground_of
from server.queries.territories import territories_of, territory_list, territory_view
from server.use_cases import territories

blp = Blueprint("territories", __name__, url_prefix="/dispatch/v1", description="Territories")
RULES = ("hard", "priced")


class TerritoryIn(StrictSchema):
    """A territory: outlines of `[latitude, longitude]` points and beginnings of postcodes, at least one of both.

    `hard` keeps other technicians out; `priced` lets them in at `price_seconds` of driving. A ring within a ring is a
    hole; a ring is closed by itself.
    """

    name = Words(required=True, least=1, most=100)
    rule = Choice(*RULES, required=True)
    price_seconds = WholeNumber(least=1, most=MOST_PRICE_SECONDS, load_default=None, allow_none=True)
    color_index = WholeNumber(least=0, most=9999, load_default=None, allow_none=False)
    area = list_of(list_of(PointField(), most=MOST_POINTS), most=MOST_RINGS, load_default=list)
    postcodes = list_of(Words(least=1, most=20), most=500, load_default=list)
    technician_ids = list_of(Identifier(), least=1, most=500, required=True)
    active = YesNo(load_default=True)


class TerritoryOut(TerritoryIn):
    """A territory, with the sites in it and the open jobs of the next fourteen days."""

    id = Identifier()
    color_index = WholeNumber(least=0, most=9999)
    sites = WholeNumber(least=0, most=10**9)
    jobs_ahead = WholeNumber(least=0, most=10**9)
    version = WholeNumber(least=1, most=10**12)


class TerritoryList(StrictSchema):
    """A page of territories."""

    items = list_of(TerritoryOut)
    next = Words(allow_none=True)


class PlaceQuery(StrictSchema):
    """A place on the map, or a postcode, or both."""

    latitude = QueryMicroDegrees(limit=90, attribute="latitude_e6", load_default=None)
    longitude = QueryMicroDegrees(limit=180, attribute="longitude_e6", load_default=None)
    postcode = Words(most=50, load_default="")


class TerritoryBrief(StrictSchema):
    """A territory in a line."""

    id = Identifier()
    name = Words()
    rule = Choice(*RULES)
    price_seconds = WholeNumber(least=1, most=MOST_PRICE_SECONDS, allow_none=True)


class TechnicianName(StrictSchema):
    """Somebody by name."""

    id = Identifier()
    name = Words()


class WhoseOut(StrictSchema):
    """Whose a place is. No territories: anybody's, and there is no rule."""

    territories = list_of(TerritoryBrief)
    technicians = list_of(TechnicianName)
    rule = Choice(*RULES, allow_none=True)
    price_seconds = WholeNumber(least=1, most=MOST_PRICE_SECONDS, allow_none=True)
    sentence = Words()


class SpotOut(StrictSchema):
    """A place with a name."""

    label = Words()
    latitude = MicroDegrees(limit=90, attribute="latitude_e6")
    longitude = MicroDegrees(limit=180, attribute="longitude_e6")


class GroundOut(StrictSchema):
    """The company's own places, for a map without a map's data; `all_sites` is false where there are too many."""

    depot = object_of(SpotOut)
    homes = list_of(SpotOut)
    sites = list_of(PointField())
    all_sites = YesNo()
    towns = list_of(SpotOut)


@blp.endpoint("GET", "/territories", permission="territories.read")
@blp.arguments(PageQuery, location="query")
@blp.response(200, TerritoryList)
def list_territories(query: dict[str, Any]) -> dict[str, Any]:
    """Territories by name."""
    return listed(reading(), territory_list(reading()), query)


@blp.endpoint("GET", "/territories/of", permission="territories.read")
@blp.arguments(PlaceQuery, location="query")
@blp.response(200, WhoseOut)
def show_whose(query: dict[str, Any]) -> dict[str, Any]:
    """Whose a place is."""
    return territories_of(reading(), query["latitude_e6"], query["longitude_e6"], query["postcode"])


@blp.endpoint("GET", "/territories/ground", permission="territories.read")
@blp.response(200, GroundOut)
def show_ground() -> dict[str, Any]:
    """What a map of territories shows beside them: depot, homes, sites, towns."""
    return ground_of(reading())


@blp.endpoint("POST", "/territories", permission="territories.edit")
@blp.arguments(TerritoryIn)
@blp.response(201, TerritoryOut)
def create_territory(body: dict[str, Any]) -> dict[str, Any]:
    """Add a territory."""
    row = territories.create_territory(writing(), body)
    return versioned(territory_view(writing(), row.id))


@blp.endpoint("GET", "/territories/<string:territory_id>", permission="territories.read")
@blp.response(200, TerritoryOut)
def show_territory(territory_id: str) -> dict[str, Any]:
    """One territory."""
    return versioned(territory_view(reading(), territory_id))


@blp.endpoint("PATCH", "/territories/<string:territory_id>", permission="territories.edit", edits=True)
@blp.arguments(edit_of(TerritoryIn))
@blp.response(200, TerritoryOut)
def edit_territory(body: dict[str, Any], territory_id: str) -> dict[str, Any]:
    """Change a territory; a proposed plan that was made before is stale."""
    territories.edit_territory(writing(), territory_id, body, expected_version())
    return versioned(territory_view(writing(), territory_id))


@blp.endpoint("DELETE", "/territories/<string:territory_id>", permission="territories.edit", edits=True)
@blp.response(204)
def delete_territory(territory_id: str) -> None:
    """Give a territory up."""
    territories.delete_territory(writing(), territory_id, expected_version())
