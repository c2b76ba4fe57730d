"""The providers' addresses, and the environment variables that point elsewhere."""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Mapping
from dataclasses import dataclass

import httpx

from indicators.errors import UsageError


@dataclass(frozen=True)
class Provider:
    """A provider of open data: its name for readers, its address, and the variable that replaces the address."""

    name: str
    address: str
    variable: str
    licence: Mapping[str, str]
    per_second: float


KOLADA = Provider(
    "Kolada",
    "https://api.kolada.se/v3/",
    "NULAGE_KOLADA_URL",
    {"title": "Fri användning; ange Källa: Kolada för obearbetade uppgifter", "path": "https://www.kolada.se/"},
    5.0,
)
_CC0 = {
    "name": "CC0-1.0",
    "title": "CC0 1.0",
    "path": "https://creativecommons.org/publicdomain/zero/1.0/",
}
SCB = Provider("SCB", "https://statistikdatabasen.scb.se/api/v2/", "NULAGE_SCB_URL", _CC0, 3.0)
GEODATA = Provider("SCB", "https://geodata.scb.se/geoserver/stat/", "NULAGE_GEODATA_URL", _CC0, 3.0)


def base_of(provider: Provider, environment: Mapping[str, str] | None = None) -> httpx.URL:
    """Return the provider's address, ending in a slash, or the one its environment variable gives.

    Raises UsageError for an address that is not HTTPS (plain HTTP is allowed to this machine only), or that holds a
    name and password, a query or a fragment.
    """
    given = (os.environ if environment is None else environment).get(provider.variable, "").strip()
    shown = "adressen med inloggning" if "@" in given else repr(given)
    remedy = f"Rätta {provider.variable}, eller ta bort variabeln så används {provider.address}."
    try:
        url = httpx.URL(given or provider.address)
    except (httpx.InvalidURL, ValueError) as error:
        raise UsageError(f"{provider.variable}: {shown} är ingen adress. {remedy}") from error
    if url.scheme not in ("https", "http") or not url.host or url.userinfo or url.query or url.fragment:
        raise UsageError(f"{provider.variable}: {shown} är ingen adress till en tjänst. {remedy}")
    if url.scheme == "http" and not is_loopback(url.host):
        raise UsageError(f"{provider.variable}: bara https är tillåtet, utom till den egna datorn. {remedy}")
    return url if url.path.endswith("/") else url.copy_with(path=url.path + "/")


def is_loopback(host: str) -> bool:
    """Return whether ``host`` is this machine."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
