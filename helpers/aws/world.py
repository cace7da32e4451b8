"""The world around ECS in one lab: the neighbours of each region, and what moves between them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from helpers.aws import balancing, outside
from helpers.aws.calls import Refusal
from helpers.aws.flows import Flows
from helpers.aws.iam import decisions, refusals, requests
from helpers.aws.instances import Joining
from helpers.aws.mended import Wishes
from helpers.aws.outside import firewall, targets
from helpers.aws.outside.firewall import Peer
from helpers.aws.outside.health import HealthChecks, Met, Outcome
from helpers.aws.outside.tenants import Listener, Silence
from helpers.aws.scaling import Scaling
from helpers.aws.traffic import Traffic
from helpers.simulator.durations import Durations
from helpers.simulator.requests import NO_TRAFFIC, TrafficSnapshot

if TYPE_CHECKING:
    from collections.abc import Callable

    from helpers.aws.calls import Call
    from helpers.aws.iam.signers import Signer
    from helpers.aws.moto_services import MotoServices
    from helpers.aws.outside import Neighbours
    from helpers.aws.outside.programs import Program
    from helpers.aws.transport import Envelope
    from helpers.simulator import Simulator
    from helpers.simulator.clock import Clock


@dataclass(frozen=True, slots=True)
class Denied:
    """IAM's sentence, and the condition keys on the way to it that the lab could not judge."""

    text: str
    not_judged: tuple[str, ...] = ()


class World:
    """Builds the neighbours of each region, and connects moto with the simulators.

    Args:
        clock: lab time.
        moto: the rest of AWS.
        account: the lab's account id.
        record: keeps a call of the platform or of an app.
        simulator: ECS in one region.
    """

    def __init__(
        self,
        clock: Clock,
        moto: MotoServices,
        account: str,
        record: Callable[[Call], object],
        simulator: Callable[[str], Simulator],
    ) -> None:
        self._clock = clock
        self._moto = moto
        self._account = account
        self._record = record
        self._simulator = simulator
        self._regions: dict[str, Neighbours] = {}
        self._programs: dict[str, Program] = {}
        self.joining = Joining(lambda region: (self.neighbours(region), simulator(region)))
        self.traffic = Traffic()
        self.flows: dict[str, Flows] = {}
        first_check = Durations().target_first_check
        self.checks = HealthChecks(clock, first_check, self._probe, self._in_use, self.changed)
        self.scaling = Scaling(
            lambda region: (self.neighbours(region), simulator(region)), self.traffic, record
        )
        moto.wishes = Wishes(
            clock.time,
            self.joining.launched,
            self.joining.ended,
            self.joining.started,
            self.checks,
            simulator,
            self.scaling.begin,
            self.scaling.activities,
        )

    def neighbours(self, region: str) -> Neighbours:
        """The neighbours of ECS in a region."""
        found = self._regions.get(region)
        if found is None:
            found = self._regions[region] = outside.neighbours(
                self._moto, self._account, region, self._clock.time, self._record, self._programs
            )
        return found

    def put_program(self, image: str, program: Program) -> None:
        """Put a program into an image, in all regions."""
        self._programs[image] = program
        self.changed()

    def hang(self, region: str, task_id: str) -> None:
        """From now on the programs of a task answer nobody."""
        self.neighbours(region).programs.hanging.add(task_id)
        self.changed()

    # --- requests

    def follow(self, region: str, simulator: Simulator) -> None:
        """Hear of every task of a region's simulator."""
        self.neighbours(region).tenants.follow(simulator)
        flows = Flows(self._clock, self.traffic, lambda: (self.neighbours(region), simulator))
        simulator.context.listeners.append(flows.moved)
        self.flows[region] = flows

    def changed(self) -> None:
        """Something happened that may change who answers requests."""
        for each in self.flows.values():
            each.changed()

    def requests(self, region: str) -> TrafficSnapshot:
        """Load balancers, target groups and requests of a region, without loading any of them."""
        flows = self.flows.get(region)
        if flows is None:
            return NO_TRAFFIC
        services = flows.freeze()
        if services and self._moto.loaded("applicationautoscaling"):
            plans = self.scaling.plans(region)
            services = tuple(
                replace(each, goals=plan[0], bounds=plan[1]) if plan else each
                for each in services
                for plan in (plans.get((each.cluster, each.service)),)
            )
        if not self._moto.loaded("elbv2"):
            return TrafficSnapshot(services=services)
        return balancing.freeze(
            self.neighbours(region), self._simulator(region), flows.rates(), services
        )

    # --- who may call

    def signer(self, envelope: Envelope) -> Signer:
        """Who signed a request."""
        return self.neighbours(envelope.region).identity.signers.of_key(envelope.access_key)

    def refusal(self, envelope: Envelope, signer: Signer) -> Denied | None:
        """IAM's refusal when the signer may not do this, or not pass a role that it names."""
        if signer.policies is None:
            return None
        place = self.neighbours(envelope.region)
        action, resource = requests.asked(envelope, self._account, place.secrets.secret_arn)
        wanted: list[tuple[str, str, dict[str, str]]] = [(action, resource, {})]
        if action == "ecs:RegisterTaskDefinition":  # RunTask and CreateService check theirs (6.6)
            passed = {"iam:passedtoservice": "ecs-tasks.amazonaws.com"}
            for role in requests.roles_passed(envelope):
                wanted.append(("iam:PassRole", place.identity.signers.role_arn(role), passed))
        for each, about, context in wanted:
            decision = place.identity.decide(signer, each, about, context)
            if not decision.allowed:
                text = decisions.sentence(signer.arn, each, about, decision.verdict)
                return Denied(text, decision.not_judged)
        return None

    def resource(self, envelope: Envelope) -> str:
        """The ARN of what a request is about, or ``*``."""
        secrets = self.neighbours(envelope.region).secrets
        return requests.asked(envelope, self._account, secrets.secret_arn)[1]

    @staticmethod
    def parameters(envelope: Envelope) -> dict[str, Any]:
        """What a request asked for, as its sender wrote it."""
        return requests.members(envelope)

    @staticmethod
    def refused(envelope: Envelope, denied: Denied) -> tuple[int, dict[str, str], bytes, Refusal]:
        """The refusal as the service writes it: status, headers, body; and for the record."""
        is_json = requests.speaks_json(envelope.headers)
        code = refusals.code_of(envelope.service, is_json=is_json)
        answer = refusals.response(envelope.service, denied.text, is_json=is_json)
        fields = {"not_judged": ", ".join(denied.not_judged)} if denied.not_judged else {}
        return (*answer, Refusal(code, denied.text, "denied", fields))

    # --- load balancers

    def _in_use(self, group: Any) -> bool:
        return targets.in_use(self.neighbours(group.region_name).backends("elbv2"), group)

    def _probe(self, group: Any, target_id: str, port: int) -> Met:
        """One health check: through the target's security groups to whoever listens there."""
        place = self.neighbours(group.region_name)
        interface = place.interface_of(target_id, group.vpc_id)
        node = next(iter(place.nodes_of(group)), None)
        if interface is None or node is None:
            return Met(Outcome.TIMEOUT)
        sender = Peer(node.private_ip_address, frozenset(each.id for each in node.group_set))
        if not firewall.lets_in(interface.group_set, sender, port):
            return Met(Outcome.TIMEOUT)
        listener = place.tenants.listening(interface, port)
        if not isinstance(listener, Listener):
            silent = listener is Silence.HANGS
            return Met(Outcome.TIMEOUT if silent else Outcome.REFUSED)
        if group.health_check_protocol not in ("HTTP", "HTTPS"):
            return Met(Outcome.PASSED)
        image = listener.container.plan.image
        status = place.programs.status(image, group.health_check_path or "/")
        if _matches(status, (group.matcher or {}).get("HttpCode", "200")):
            return Met(Outcome.PASSED)
        return Met(Outcome.OTHER_CODE, status)


def _matches(status: int, codes: str) -> bool:
    """``200``, ``200,302`` or ``200-299``."""
    for part in str(codes).split(","):
        low, _, high = part.strip().partition("-")
        if low.isdigit() and int(low) <= status <= int(high or low):
            return True
    return False
