"""Web addresses that a person asks for: what they may look like and which machines they may lead to."""

from __future__ import annotations

import ipaddress
import re
import socket
from urllib.parse import SplitResult, urlsplit

from dateline.errors import InputError, UsageError

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.I)
PORTS = {"http": 80, "https": 443}
# Ways to write an IPv4 address inside an IPv6 one, by which a guard is led around: translation prefixes.
TRANSLATED = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"))
# Ranges that are public by their registry and yet lead into other networks than the one meant.
SHARED = (ipaddress.ip_network("100.64.0.0/10"), ipaddress.ip_network("192.88.99.0/24"))


def is_address(name: str) -> bool:
    """Whether a path is meant as a web address."""
    return SCHEME.match(name) is not None


def check_address(name: str) -> SplitResult:
    """The parts of an address that can be fetched. Raises ``UsageError``."""
    try:
        parts = urlsplit(name)
        port = parts.port
    except ValueError as error:
        raise UsageError(f"{name}: not a web address: {error}") from error
    if parts.scheme.lower() not in PORTS:
        raise UsageError(f"{name}: only http and https addresses are fetched")
    if not parts.hostname or port == 0 or re.search(r"[\s\x00-\x1f\\]", name):
        raise UsageError(f"{name}: not a web address")
    if parts.username is not None or parts.password is not None:
        raise UsageError(f"{parts.scheme}://{parts.hostname}: addresses with a user name or password are not fetched")
    return parts


def resolved(host: str, port: int, *, allow_private: bool) -> list[str]:
    """The machine addresses of a host, in the resolver's order. Raises ``InputError`` when it has none, or, unless
    ``allow_private``, when one of them is not on the public internet."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise InputError(f"the host {host} is not known") from error
    numbers = list(dict.fromkeys(str(entry[4][0]).partition("%")[0] for entry in found))
    if not numbers:
        raise InputError(f"the host {host} is not known")
    for number in numbers if not allow_private else ():
        if not is_public(ipaddress.ip_address(number)):
            raise InputError(f"{host} leads to {number}, an address of this machine or a private network: refused")
    return numbers


def is_public(number: IPAddress) -> bool:
    """Whether a machine address is on the public internet, also where it wraps another one."""
    inner = _wrapped(number)
    if inner is not None:
        return is_public(inner)
    special = number.is_private or number.is_loopback or number.is_link_local or number.is_multicast
    shared = any(number in network for network in SHARED if network.version == number.version)
    return number.is_global and not (special or number.is_reserved or number.is_unspecified or shared)


def _wrapped(number: IPAddress) -> ipaddress.IPv4Address | None:
    """The IPv4 address inside an IPv6 one: mapped, compatible, 6to4, Teredo, translated."""
    if isinstance(number, ipaddress.IPv4Address):
        return None
    if number.ipv4_mapped or number.sixtofour:
        return number.ipv4_mapped or number.sixtofour
    if number.teredo:
        return number.teredo[1]
    low = ipaddress.IPv4Address(int(number) & 0xFFFFFFFF)
    if any(number in network for network in TRANSLATED):
        return low
    return low if int(number) >> 32 == 0 and int(number) > 0xFFFF else None
