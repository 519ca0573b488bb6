"""The fields of each risk, in the order in which 様式3 and 様式4 print them.

``label_table`` says which labels the part about risks has and in which section a risk stands; a label such as
「リスクへの対策は十分か」 comes again with each risk, so their order is declared here.
"""

from dataclasses import dataclass
from functools import lru_cache

from konkyo.loaders.forms.editions import FormEdition
from konkyo.loaders.forms.labels import FOCUSED, FULL, FormEntry, LabelAddress, rows_of
from konkyo.loaders.record import FormName

_MEASURES = ["measures", "enough"]
_OTHERS = "more"
_FIELDS: dict[FormName, str] = {
    FOCUSED: """
        title.unauthorised     / authentication management rest enough
        title.contractor       / contract_exists contract subentrusted method rest enough
        title.sharing          / rules_exist rules rest enough
        title.keeping          / procedure past past_content past_cure rest enough
    """,
    FULL: """
        title.unfit_intake     / outsiders excess rest enough
        title.intake_wrong     / identity genuine correct rest enough
        title.linking          / addresses other_systems rest enough
        title.unauthorised     / authentication management rights_given management rights management
        title.unauthorised     / use_recorded method rest enough
        title.contractor_use   /
        title.contractor_giving /
        title.contractor_stock /
        title.contract_over    /
        title.subcontractor    / entrusted_to viewers_limited limits handling_recorded method
        title.subcontractor    / handing_rules_exist handing_on handing_over deletion_rules_exist rules
        title.subcontractor    / contract_exists contract subentrusted method rest enough
        title.sharing          / sharing_recorded method rules_exist rules rest enough
        title.keeping          / standards safety safety_rules safety_known physical safety_measures
        title.keeping          / technical safety_measures backup procedure past past_content past_cure
        title.keeping          / the_dead the_dead_kept rest enough
        title.never_deleted    / deletion deletion_steps rest enough
    """,
}
"""Title of a risk / its fields, over several rows; one that is not listed has its measures and a rating."""


@dataclass(frozen=True, slots=True)
class RiskPlace:
    """One place in the part about risks: the title of a risk, one of its fields, or the end of a section.

    ``label``: the label that stands there; of a title that of all titles. ``title``: the risk, for its title only.
    """

    section: LabelAddress
    label: FormEntry
    title: FormEntry | None = None

    @property
    def address(self) -> LabelAddress:
        """The address of its field: its own where the form gives it one (「①」), else that of the section."""
        return self.label.address if self.label.address.section else self.section


@lru_cache(maxsize=16)
def risk_places(edition: FormEdition) -> tuple[RiskPlace, ...]:
    """Return the places of the part about risks in the form's order; () for an edition whose order is not declared."""
    if edition.form not in _FIELDS:
        return ()
    listed: dict[str, list[str]] = {}
    for title, names in rows_of(_FIELDS[edition.form]):
        listed.setdefault(title, []).extend(names.split())
    labels = {entry.meaning: entry for entry in edition.fields if entry.subject == "risk"}
    found: list[RiskPlace] = []
    for entry in edition.risks:
        if found and found[-1].section != entry.address:
            found.append(RiskPlace(found[-1].section, labels[f"risk.{_OTHERS}"]))
        found.append(RiskPlace(entry.address, labels["risk.title"], entry))
        fields = listed.get(entry.meaning, _MEASURES)
        found += [RiskPlace(entry.address, labels[f"risk.{field}"]) for field in fields]
    return (*found, RiskPlace(found[-1].section, labels[f"risk.{_OTHERS}"]))
