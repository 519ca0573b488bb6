"""The editions of the official forms, as declared rows: how each differs from the edition before it.

An edition begins with a line 「様式2 平成31年1月」: the form, and the year and month of its stamp. The editions of a
form stand from the oldest to the newest. The first edition of a form is that of ``label_table`` and ``option_table``.
A stamp whose form moves no label and changes no option is a further month on the line of the edition before. A document
with a stamp that no line has is read by the rows of the edition before, and a note says so.

Below the first line stand the rows that differ:

- part, section, risk or field / meaning / printed label / address. An empty label: the label stays as it is. "-" as address:
  this edition has no such label. Whatever stands in a renumbered part or section moves with it, and needs a row only
  where its own number within the part or section changes.
- choice or boxes / meanings / options, as in ``option_table``.
"""

EDITION_ROWS = """
様式2 平成26年4月 平成28年1月 平成29年5月
    part    / part.basics      / 関連情報|基本情報                      / I

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
    risk    / title.unfit_intake   /                                    / IV-2
    risk    / title.linking        /                                    / IV-3
    risk    / title.unauthorised   /                                    / IV-3
    risk    / title.contractor     /                                    / IV-4
    risk    / title.sharing        /                                    / IV-5
    risk    / title.network_intake /                                    / IV-6
    risk    / title.network_giving /                                    / IV-6
    risk    / title.keeping        /                                    / IV-7
    field   / risk.title       /                                        / IV
    field   / risk.measures    /                                        / IV
    field   / risk.enough      /                                        / IV

様式2 令和6年10月
    section / risk.hands       / 人手を介在させる作業                   / IV-8?
    section / risk.audit       /                                        / IV-9?
    section / risk.training    /                                        / IV-10?
    section / risk.priority    / 最も優先度が高いと考えられる対策       / IV-11?
    risk    / title.slip       / 人為的ミスが発生するリスク             / IV-8
    field   / risk.grounds     / 判断の根拠                             / IV
    field   / risk.priority_enough / 当該対策は十分か|当該対策は十分か【再掲】 / IV
    boxes   / risk.hands       / 人手を介在させる作業はない
    choice  / risk.priority    / 目的外の入手が行われるリスクへの対策 | 目的を超えた紐付け、事務に必要のない情報との紐付けが行われるリスクへの対策 | 権限のない者によって不正に使用されるリスクへの対策 | 委託先における不正な使用等のリスクへの対策 | 不正な提供・移転が行われるリスクへの対策 | 情報提供ネットワークシステムを通じて目的外の入手が行われるリスクへの対策 | 情報提供ネットワークシステムを通じて不正な提供が行われるリスクへの対策 | 特定個人情報の漏えい・滅失・毀損リスクへの対策 | 従業者に対する教育・啓発
    choice  / risk.priority_enough / 特に力を入れている | 十分である | 課題が残されている

様式3 平成26年4月 平成28年1月 平成30年5月

様式4 平成26年4月 平成28年1月 平成30年5月 令和6年10月
"""
