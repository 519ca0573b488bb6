"""The editions of the official forms, as declared rows: how each differs from the edition before it.

An edition begins with a line 「様式2 平成31年1月」: the form, and the year and month of its stamp. The editions of a
form stand from the oldest to the newest. The first edition of a form is that of ``label_table`` and ``option_table``.
A stamp whose form moves no label and changes no option is a further month on the line of the edition before. A document
with a stamp that no line has is read by the rows of the edition before, and a note says so.

Below the first line stand the rows that differ:

- part, section or field / meaning / printed label / address. An empty label: the label stays as it is. "-" as address:
  this edition has no such label. Whatever stands in a renumbered part or section moves with it, and needs a row only
  where its own number within the part or section changes.
- choice or boxes / meanings / options, as in ``option_table``.
"""

EDITIONS = """
様式2 平成26年4月 平成28年1月 平成29年5月

様式2 平成31年1月
    part    / part.risks       /                                        / IV
    section / risk.report      / 提出する特定個人情報保護評価書の種類   / IV-1?
    section / risk.acquisition /                                        / IV-2?
    section / risk.use         /                                        / IV-3?
    section / risk.entrustment /                                        / IV-4?
    section / risk.sharing     /                                        / IV-5?
    section / risk.network     /                                        / IV-6?
    section / risk.keeping     /                                        / IV-7?
    section / risk.audit       /                                        / IV-8?
    section / risk.training    /                                        / IV-9?
    field   / risk.measures    /                                        / IV
    field   / risk.enough      /                                        / IV

様式2 令和6年10月
    section / risk.hands       / 人手を介在させる作業                   / IV-8?
    section / risk.audit       /                                        / IV-9?
    section / risk.training    /                                        / IV-10?
    section / risk.priority    / 最も優先度が高いと考えられる対策       / IV-11?

様式3 平成26年4月 平成28年1月 平成30年5月

様式4 平成26年4月 平成28年1月 平成30年5月 令和6年10月
"""
