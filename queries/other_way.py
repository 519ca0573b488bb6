"""What an answer without rows says where a walk finds nothing one way: how many flows there are the other way."""

from collections.abc import Mapping
from typing import Any

from konkyo.graph.store import Store
from konkyo.i18n import Words, name_list
from konkyo.queries.flow_network import Direction, FlowNetwork
from konkyo.queries.question import Question
from konkyo.queries.remembered import remembered
from konkyo.queries.walk_beginning import beginning

_OTHER = {"forwards": Direction.BACKWARDS, "backwards": Direction.FORWARDS}


def other_way(store: Store, asked: Question, bound: Mapping[str, Any]) -> list[Words]:
    """Return that flows of the evaluations asked lead to what a walk ``asked`` goes out from, or the reverse."""
    if asked.walk not in _OTHER:
        return []
    network = remembered(store, FlowNetwork)
    begins = beginning(store, network, bound["name"])
    found = {flow for flows in network.flows(begins.nodes, _OTHER[asked.walk]).values() for flow in flows}
    if bound.get("body") is not None:
        stating = network.stated_by(found)
        found = {flow for flow in found if stating[flow].bodies & set(bound["body"])}
    if not found:
        return []
    names, count = name_list(sorted(bound["name"])), len(found)
    if asked.walk == "forwards":
        return [
            Words(
                ja=f"{names.ja}から出る流れは書かれていない。そこへ入る流れは{count}件ある: konkyo ask upstream",
                en=f"no flow from {names.en} is declared; {count} lead to it: konkyo ask upstream",
            )
        ]
    return [
        Words(
            ja=f"{names.ja}へ入る流れは書かれていない。そこから出る流れは{count}件ある: konkyo ask downstream",
            en=f"no flow to {names.en} is declared; {count} lead from it: konkyo ask downstream",
        )
    ]
