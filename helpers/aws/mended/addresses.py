"""One pool of addresses a subnet, from which every network interface takes (behaviour page 7.5).

Tasks, instances, load balancer nodes, NAT gateways and interface endpoints all come through EC2's
``create_network_interface``, and leave through the table of interfaces, so that the free count of
``describe_subnets`` is usable minus taken at every moment.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from helpers.aws.mended.pool import FullError, OutsideError, Pool, ReservedError, TakenError
from helpers.simulator.network.address_counts import AddressCounts

if TYPE_CHECKING:
    from collections.abc import Iterator


def pool_of(subnet: Any) -> Pool:
    """The pool of one of moto's subnets."""
    found: Pool | None = subnet.__dict__.get("lab_pool")
    if found is None:
        found = subnet.lab_pool = Pool(
            subnet.cidr_block,
            lambda address: address in subnet._reserved_ips,
            counts_of(subnet).note,
        )
    return found


def counts_of(subnet: Any) -> AddressCounts:
    """How many addresses of one of moto's subnets were taken over time."""
    found: AddressCounts | None = subnet.__dict__.get("lab_counts")
    if found is None:
        found = subnet.lab_counts = AddressCounts(subnet.lab_now)
    return found


def refused(code: str, message: str) -> Exception:
    """An error of the EC2 API."""
    from moto.ec2.exceptions import EC2ClientError

    error: Exception = EC2ClientError(code, message)
    return error


def no_free_address() -> Exception:
    """EC2's own words for a full subnet (7.5)."""
    return refused(
        "InsufficientFreeAddressesInSubnet",
        "The specified subnet does not have enough free addresses to satisfy the request.",
    )


def take(subnet: Any, wanted: str | None = None) -> str:
    """Take an address of the subnet.

    Raises:
        EC2ClientError: as the EC2 API refuses (texts other than the full subnet's: unsourced).
    """
    try:
        return pool_of(subnet).take(wanted)
    except FullError as error:
        raise no_free_address() from error
    except TakenError as error:
        raise refused("InvalidIPAddress.InUse", f"Address {wanted} is in use.") from error
    except ReservedError as error:
        raise refused(
            "InvalidParameterValue", f"Address {wanted} is in subnet's reserved address range"
        ) from error
    except OutsideError as error:
        raise refused(
            "InvalidParameterValue", "Address does not fall within the subnet's address range"
        ) from error


def give_back(subnet: Any, addresses: list[dict[str, Any]]) -> None:
    """Return the addresses of an interface."""
    for each in addresses:
        pool_of(subnet).give_back(each["PrivateIpAddress"])


class Interfaces(dict[str, Any]):
    """moto's table of network interfaces: whatever leaves it returns its addresses."""

    def __init__(self) -> None:
        super().__init__()
        self.by_address: dict[str, dict[str, Any]] = {}
        """Private address -> interfaces by id: several VPCs may use the same address."""

    def __setitem__(self, key: str, interface: Any) -> None:
        super().__setitem__(key, interface)
        self.by_address.setdefault(interface.private_ip_address, {})[key] = interface

    def pop(self, key: str, *default: Any) -> Any:
        """Remove an interface."""
        interface = super().pop(key, *default)
        if interface is not None and interface.subnet.cidr_block:
            give_back(interface.subnet, interface.private_ip_addresses)
            self.by_address[interface.private_ip_address].pop(key, None)
        return interface


@contextmanager
def all_or_nothing(ec2: Any) -> Iterator[list[Any]]:
    """Collects the interfaces that are made inside; when something fails there, they go again."""
    before = set(ec2.enis)
    made: list[Any] = []
    try:
        yield made
    except Exception:
        for interface_id in set(ec2.enis) - before:
            ec2.enis.pop(interface_id)
        raise
    made.extend(each for interface_id, each in ec2.enis.items() if interface_id not in before)


def public_address(number: int) -> str:
    """The n-th public address, from the blocks that stand for nobody (RFC 5737 and RFC 2544)."""
    blocks = ("203.0.113", "198.51.100", "192.0.2")
    block, rest = divmod(number, 254)
    if block < len(blocks):
        return f"{blocks[block]}.{rest + 1}"
    block -= len(blocks)
    return f"198.{18 + block // 256 % 2}.{block % 256}.{rest + 1}"


def next_public_address(ec2: Any) -> str:
    """A public address that nobody had before: it changes with every new interface (7.4)."""
    number: int = ec2.__dict__.get("lab_public_addresses", 0)
    ec2.lab_public_addresses = number + 1
    return public_address(number)
