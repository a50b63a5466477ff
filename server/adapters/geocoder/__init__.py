"""Geocoders: none, or Nominatim."""
