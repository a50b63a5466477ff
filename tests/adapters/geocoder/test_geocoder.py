"""The geocoder's contract, held by the fake of the tests and by Nominatim's adapter; and what it does not believe."""

from __future__ import annotations

import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from server.adapters.geocoder.nominatim import NominatimGeocoder
from server.adapters.geocoder.none import NoGeocoder
from server.bootstrap import make_services
from server.domain.places import Place
from server.ports.geocoder import Geocoder, GeocoderDown, Located
from server.settings import BadSetting, Settings
from tests.adapters.geocoder.fake import FakeGeocoder
from tests.adapters.geocoder.stub import Reply, Stub, send

HOUSE = "64 Park Avenue, Rochester, NY 14607"
FOUND = Located(Place(43_151_234, -77_592_345), "64, Park Avenue, Rochester")


@pytest.fixture
def stub() -> Iterator[Stub]:
    with Stub().running() as running:
        yield running


def asking(stub: Stub, timeout: float = 5.0) -> NominatimGeocoder:
    return NominatimGeocoder("office@acme.example", stub.url, timeout)


@pytest.fixture(params=["fake", "nominatim"])
def geocoder(request: pytest.FixtureRequest, stub: Stub) -> Geocoder:
    if request.param == "nominatim":
        return asking(stub)
    return FakeGeocoder({HOUSE: FOUND})


def test_an_address_has_a_place_or_none(geocoder: Geocoder) -> None:
    assert geocoder.provider
    assert geocoder.locate(HOUSE) == FOUND
    assert geocoder.locate("Lot 14, Orchard Creek, Penfield") is None
    assert geocoder.locate("Penfield") is None, "a town is not where a house is"
    assert geocoder.locate("Пенфилд ☃ " * 20) is None


def test_without_a_provider_nothing_is_known() -> None:
    assert NoGeocoder().provider == ""
    assert NoGeocoder().locate(HOUSE) is None


def test_nominatim_is_told_who_asks_and_nothing_but_the_address(stub: Stub) -> None:
    asking(stub).locate(HOUSE)
    [(path, agent)] = stub.asked
    assert path == "/nominatim/search?q=64+Park+Avenue%2C+Rochester%2C+NY+14607&format=json&limit=1"
    assert "Truckroll" in agent
    assert "office@acme.example" in agent


def place(**raw: Any) -> Reply:
    return lambda handler: send(handler, [raw])


def elsewhere(handler: BaseHTTPRequestHandler) -> None:
    send(handler, [], 302, Location="http://127.0.0.1:9/search")


def dripping(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(20):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.05)


@pytest.mark.parametrize(
    "reply",
    [
        place(lat="0", lon="0.0", display_name="Null Island"),
        place(lat="0.001", lon="-0.001"),
        place(lat="91", lon="10"),
        place(lat="10", lon="180.1"),
        place(lat="nan", lon="10"),
        place(lat="1e1", lon="10"),
        place(lat=True, lon="10"),
        place(lat=None, lon="10"),
        place(lat=["43"], lon={}),
        place(display_name="nowhere"),
        lambda handler: send(handler, {"error": "no"}),
        lambda handler: send(handler, "text"),
        lambda handler: send(handler, [["43", "-77"]]),
        lambda handler: send(handler, b"<html>"),
        lambda handler: send(handler, b"\xff\xfe[]"),
        lambda handler: send(handler, b"[" * 200_000),
        lambda handler: send(handler, b" " * 300_000 + b"[]"),
        lambda handler: send(handler, [], 403),
        lambda handler: send(handler, [], 500),
        elsewhere,
        dripping,
    ],
)
def test_a_strangers_answer_is_not_believed(stub: Stub, reply: Reply) -> None:
    stub.reply = reply
    with pytest.raises(GeocoderDown):
        asking(stub, timeout=0.3).locate(HOUSE)
    assert len(stub.asked) == 1, "a refused answer is not asked for again at once, nor elsewhere"


def test_a_busy_geocoder_says_when_to_come_again(stub: Stub) -> None:
    stub.reply = lambda handler: send(handler, [], 429, Retry_After="120")
    with pytest.raises(GeocoderDown) as refused:
        asking(stub).locate(HOUSE)
    assert refused.value.retry_after == 120


def test_a_dead_network_is_a_delay(stub: Stub) -> None:
    geocoder = NominatimGeocoder("office@acme.example", "http://127.0.0.1:9", 1.0)
    with pytest.raises(GeocoderDown):
        geocoder.locate(HOUSE)


def test_a_strangers_words_are_kept_short_and_plain(stub: Stub) -> None:
    stub.reply = place(lat="43.1", lon="-77.6", display_name="<b>\x00 Park\r\n Avenue" + "x" * 5000)
    found = asking(stub).locate(HOUSE)
    assert found is not None
    assert found.label.startswith("<b> Park Avenuex")
    assert len(found.label) == 300


def test_nominatim_is_asked_only_with_a_contact_and_over_https(tmp_path: Any) -> None:
    def settings(**more: str) -> Settings:
        return Settings.from_env({f"TRUCKROLL_{name.upper()}": text for name, text in more.items()})

    contact = {"geocoder": "nominatim", "geocoder_contact": "office@acme.example"}
    assert make_services(settings(home=str(tmp_path))).geocoder.provider == ""
    assert make_services(settings(home=str(tmp_path), **contact)).geocoder.provider == "nominatim"
    assert settings(geocoder_url="https://maps.acme.example/nominatim", **contact)
    for wrong in (
        {"geocoder": "google"},
        {"geocoder": "nominatim"},
        {"geocoder": "nominatim", "geocoder_contact": "somebody"},
        {**contact, "geocoder_url": "http://maps.acme.example"},
        {**contact, "geocoder_url": "https://user:secret@maps.acme.example"},
        {**contact, "geocoder_url": "https://maps.acme.example/?q="},
        {**contact, "geocoder_url": "file:///etc/passwd"},
    ):
        with pytest.raises(BadSetting, match="TRUCKROLL_GEOCODER"):
            settings(**wrong)
