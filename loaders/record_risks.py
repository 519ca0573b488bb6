"""What a record says of risks: the measures and ratings of the form, and how they are reviewed."""

from pydantic import Field

from konkyo.loaders.record_base import Illegible, Part


class Risk(Part):
    """One risk of the form: what is done about it, and whether that is held to be enough."""

    file: str | None = Field(
        description="name of the file whose part of the form it stands in; null in 様式2, ILLEGIBLE where "
        "its heading is lost"
    )
    section: str = Field(description="the section that it stands in: III-3")
    number: int | None = Field(default=None, description="its number in the section: 2 of 「リスク２：」")
    risk: str = Field(
        description="its title as printed, without 「リスク２：」; of several with one rating, joined by 、; "
        "ILLEGIBLE where its heading is lost"
    )
    form_title: str | None = Field(default=None, description="the same in the form's own words; null where it has none")
    is_priority: bool = Field(default=False, description="it is the 最も優先度が高いと考えられる対策 of 様式2")
    measure: str | None = Field(description="what is written about it, box after box, a line end between two boxes")
    answers: dict[str, str | None] = Field(
        default={},
        description="label of a list of choices → the chosen option, ILLEGIBLE, or null where none is; "
        "the evidence of each stands under its label",
    )
    rating: str | None = Field(description="the chosen option, 十分である, or ILLEGIBLE; null where none is")


class Incident(Part):
    """What the form asks about 重大事故 of the last three years, for one file."""

    file: str | None = Field(description="its name; ILLEGIBLE where its heading is lost")
    within_three_years: bool | Illegible | None = Field(description="発生あり or 発生なし; null where blank")
    what: str | None = Field(default=None, description="その内容")
    cure: str | None = Field(default=None, description="再発防止策の内容")


class Reviews(Part):
    """自己点検, 監査, 教育・啓発, and 重大事故."""

    self_inspection: bool | str | None = Field(
        description="ticked or not; in 様式4 the chosen option (十分に行っている); ILLEGIBLE"
    )
    audit: tuple[str, ...] | Illegible = Field(default=(), description="the ticked of 内部監査 and 外部監査")
    audit_rating: str | None = Field(default=None, description="in 様式4 the chosen option, or ILLEGIBLE")
    training: str | None = Field(default=None, description="教育・啓発: the chosen option, or ILLEGIBLE")
    incidents: tuple[Incident, ...] = Field(default=(), description="one for each file")
    accident_within_a_year: bool | Illegible | None = Field(
        default=None, description="in 様式2, II-3: whether there was one in the last year"
    )
