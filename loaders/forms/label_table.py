"""The labels of the official forms, as declared rows. ``edition_table`` declares how later editions differ.

A row is: meaning / printed label / address in 様式2 / address in 様式3 / address in 様式4.

- Other spellings of a label follow behind a bar.
- An address is "part-section-numeral": 「Ⅱ 5. ①」 is "II-5-①". A part alone is the address of a label that recurs in
  several sections of the part. "0" is the cover.
- An empty address: the form has no such label.
- "?" behind an address: only some documents have the label, so a document without it lacks nothing.

The rows are those of the oldest edition of each form (平成26年4月). A row that is new in a later edition has an empty
address here.
"""

BLOCKS = {"system": "システム", "entrustment": "委託事項", "provision": "提供先", "transfer": "移転先"}
"""Kind of a numbered block → its heading: 「システム2」「提供先16」. 「提供先16～20」 is a range and opens no block."""

BLOCK_NAMES = {"entrustment": "matter", "provision": "party", "transfer": "party"}
"""Kind of a numbered block → what the text printed beside its heading says of it: 「提供先3 教育委員会」."""

ALWAYS_FILLED = (
    "document.number",
    "document.title",
    "document.body",
    "document.published",
    "work.name",
    "work.subjects",
    "system.name",
    "file.names",
    "file.name",
    "file.kind",
    "file.subjects",
    "file.items_band",
    "acquisition.sources",
    "use.purpose",
)
"""Labels that are blank in no evaluation, in the forms that have them; those of part II are filled for each file.

Only in a draft the date of publication is blank.
"""

COVER_ROWS = """
    document.number      / 評価書番号                                            / 0 / 0 / 0
    document.title       / 評価書名                                              / 0 / 0 / 0
    document.declaration / 個人のプライバシー等の権利利益の保護の宣言            / 0 / 0 / 0
    document.remarks     / 特記事項                                              / 0 / 0 / 0
    document.body        / 評価実施機関名                                        / 0 / 0 / 0
    document.approved    / 個人情報保護委員会承認日|特定個人情報保護委員会承認日 /   /   / 0
    document.published   / 公表日                                                / 0 / 0 / 0
    document.contents    / 項目一覧                                              /   / 0 / 0
"""

PART_ROWS = """
    part.basics    / 基本情報|関連情報                                             / I   / I   / I
    part.outline   / 事務の内容|別添1事務の内容|(別添1)事務の内容                  /     /     / A1
    part.files     / 特定個人情報ファイルの概要                                    /     / II  / II
    part.items     / 特定個人情報ファイル記録項目|別添特定個人情報ファイル記録項目 /     / A1  / A2
    part.threshold / しきい値判断項目                                              / II  /     /
    part.result    / しきい値判断結果                                              / III /     /
    part.risks     / リスク対策|特定個人情報ファイルの取扱いプロセスにおけるリスク対策 /     / III / III
    part.other     / その他のリスク対策                                            /     /     / IV
    part.requests  / 開示請求、問合せ|開示請求問合せ                               /     / IV  / V
    part.procedure / 評価実施手続|評価実施手続き                                   /     / V   / VI
    part.changes   / 変更箇所                                                      / A   / A2  / A3
"""

SECTION_ROWS = """
    section.work        / 特定個人情報ファイルを取り扱う事務                         / I-1  / I-1    / I-1
    section.systems     / 特定個人情報ファイルを取り扱う事務において使用するシステム /      / I-2    / I-2
    file.names          / 特定個人情報ファイル名                                     / I-2  / I-3    / I-3
    section.reasons     / 特定個人情報ファイルを取り扱う理由                         /      /        / I-4
    section.number_use  / 個人番号の利用                                             / I-3  / I-4    / I-5
    section.network     / 情報提供ネットワークシステムによる情報連携                 / I-4  / I-5    / I-6
    section.department  / 評価実施機関における担当部署                               / I-5  / I-6    / I-7
    other_bodies        / 他の評価実施機関                                           / I-6  / I-7    / I-8
    section.disclosure  / 特定個人情報の開示・訂正・利用停止請求                     / I-7  /        /
    section.inquiry     / 特定個人情報ファイルの取扱いに関する問合せ                 / I-8  /        /
    section.rule9       / 規則第9条第2項の適用                                       / I-9? /        /
    section.subjects    / 対象人数                                                   / II-1 /        /
    section.handlers    / 取扱者数                                                   / II-2 /        /
    section.accidents   / 重大事故                                                   / II-3 /        /
    file.name           / 特定個人情報ファイル名                                     /      / II-1   / II-1
    section.file        / 基本情報                                                   /      / II-2   / II-2
    section.use         / 特定個人情報の入手・使用                                   /      / II-3   / II-3
    section.entrustment / 特定個人情報ファイルの取扱いの委託                         /      / II-4   / II-4
    section.sharing     / 特定個人情報の提供・移転                                   /      / II-5   / II-5
    section.keeping     / 特定個人情報の保管・消去                                   /      / II-6   / II-6
    file.remarks        / 備考                                                       /      / II-7   / II-7
    risk.file           / 特定個人情報ファイル名                                     /      / III-1  / III-1
    risk.acquisition    / 特定個人情報の入手                                         /      / III-2  / III-2
    risk.use            / 特定個人情報の使用                                         /      / III-3  / III-3
    risk.entrustment    / 特定個人情報ファイルの取扱いの委託                         /      / III-4  / III-4
    risk.sharing        / 特定個人情報の提供・移転                                   /      / III-5  / III-5
    risk.network        / 情報提供ネットワークシステムとの接続                       /      / III-6  / III-6
    risk.keeping        / 特定個人情報の保管・消去                                   /      / III-7  / III-7
    risk.audit          / 監査                                                       /      / III-8  / IV-1
    risk.training       / 従業者に対する教育・啓発|従業員に対する教育・啓発          /      / III-9  / IV-2
    risk.others         / その他のリスク対策                                         /      / III-10 / IV-3
    section.requests    / 特定個人情報の開示・訂正・利用停止請求                     /      / IV-1   / V-1
    section.inquiries   / 特定個人情報ファイルの取扱いに関する問合せ                 /      / IV-2   / V-2
    section.evaluation  / 基礎項目評価                                               /      / V-1    / VI-1
    section.opinions    / 国民・住民等からの意見の聴取|国民・住民等からの意見聴取    /      / V-2    / VI-2
    section.inspection  / 第三者点検                                                 /      / V-3    / VI-3
    section.approval    / 個人情報保護委員会の承認|特定個人情報保護委員会の承認      /      /        / VI-4?
"""

RISK_ROWS = """
    title.unfit_intake      / 目的外の入手が行われるリスク                                       / / III-2 / III-2
    title.intake_method     / 不適切な方法で入手が行われるリスク                                 / /       / III-2
    title.intake_wrong      / 入手した特定個人情報が不正確であるリスク                           / /       / III-2
    title.intake_leak       / 入手の際に特定個人情報が漏えい・紛失するリスク                     / /       / III-2
    title.linking           / 目的を超えた紐付け、事務に必要のない情報との紐付けが行われるリスク / / III-3 / III-3
    title.unauthorised      / 権限のない者（元職員、アクセス権限のない職員等）によって不正に使用されるリスク / / III-3 / III-3
    title.outside_duty      / 従業者が事務外で使用するリスク                                     / /       / III-3
    title.copying           / 特定個人情報ファイルが不正に複製されるリスク                       / /       / III-3
    title.contractor        / 委託先における不正な使用等のリスク                                 / / III-4 /
    title.contractor_use    / 委託先による特定個人情報の不正入手・不正な使用に関するリスク       / /       / III-4
    title.contractor_giving / 委託先による特定個人情報の不正な提供に関するリスク                 / /       / III-4
    title.contractor_stock  / 委託先による特定個人情報の保管・消去に関するリスク                 / /       / III-4
    title.contract_over     / 委託契約終了後の不正な使用等のリスク                               / /       / III-4
    title.subcontractor     / 再委託に関するリスク                                               / /       / III-4
    title.sharing           / 不正な提供・移転が行われるリスク                                   / / III-5 / III-5
    title.sharing_method    / 不適切な方法で提供・移転が行われるリスク                           / /       / III-5
    title.sharing_wrong     / 誤った情報を提供・移転してしまうリスク、誤った相手に提供・移転してしまうリスク / / / III-5
    title.network_intake    / 目的外の入手が行われるリスク                                       / / III-6 / III-6
    title.network_safety    / 安全が保たれない方法によって入手が行われるリスク                   / /       / III-6
    title.network_accuracy  / 入手した特定個人情報が不正確であるリスク                           / /       / III-6
    title.network_leak      / 入手の際に特定個人情報が漏えい・紛失するリスク                     / /       / III-6
    title.network_giving    / 不正な提供が行われるリスク                                         / / III-6 / III-6
    title.network_method    / 不適切な方法で提供されるリスク                                     / /       / III-6
    title.network_wrong     / 誤った情報を提供してしまうリスク、誤った相手に提供してしまうリスク / /       / III-6
    title.keeping           / 特定個人情報の漏えい・滅失・毀損リスク                             / / III-7 / III-7
    title.stale             / 特定個人情報が古い情報のまま保管され続けるリスク                   / /       / III-7
    title.never_deleted     / 特定個人情報が消去されずいつまでも存在するリスク                   / /       / III-7
"""
"""The risks of which the form speaks, by their titles: 「リスク１：　目的外の入手が行われるリスク」.

In 様式2 the title is the beginning of the question: 「目的外の入手が行われるリスクへの対策は十分か」.
"""

FIELD_ROWS = """
    work.name             / 事務の名称                                             / I-1-① / I-1-①   / I-1-①
    work.outline          / 事務の内容|事務の概要                                  / I-1-② / I-1-②   / I-1-②
    work.subjects         / 対象人数                                               /       / I-1-③   / I-1-③
    system.name           / システムの名称                                         / I-1-③ / I-2-①   / I-2-①
    system.functions      / システムの機能                                         /       / I-2-②   / I-2-②
    system.connections    / 他のシステムとの接続|ほかのシステムとの接続            /       / I-2-③   / I-2-③
    reasons.need          / 事務実施上の必要性                                     /       /         / I-4-①
    reasons.benefit       / 実現が期待されるメリット                               /       /         / I-4-②
    number_use.basis      / 法令上の根拠                                           / I-3   / I-4     / I-5
    network.exists        / 実施の有無                                             / I-4-① / I-5-①   / I-6-①
    network.basis         / 法令上の根拠                                           / I-4-② / I-5-②   / I-6-②
    department.name       / 部署                                                   / I-5-① / I-6-①   / I-7-①
    department.head       / 所属長の役職名|所属長                                  / I-5-② / I-6-②   / I-7-②
    disclosure.place      / 請求先                                                 / I-7   / IV-1-①  / V-1-①
    inquiry.place         / 連絡先                                                 / I-8   / IV-2-①  / V-2-①
    rule9.reason          / 適用した理由                                           / I-9   /         /
    work.subjects         / 評価対象の事務の対象人数は何人か                       / II-1  /         /
    threshold.handlers    / 特定個人情報ファイル取扱者数は500人以上か              / II-2  /         /
    threshold.counted     / いつ時点の計数か                                       / II-1  /         /
    threshold.counted     / いつ時点の計数か                                       / II-2  /         /
    threshold.accidents   / 過去1年以内に、評価実施機関において特定個人情報に関する重大事故が発生したか / II-3  /         /
    document.evaluated    / 実施日                                                 /       / V-1-①   / VI-1-①
    document.threshold    / しきい値判断結果                                       / III   / V-1-②   / VI-1-②
    file.kind             / ファイルの種類                                         /       / II-2-①  / II-2-①
    file.subjects         / 対象となる本人の数                                     /       / II-2-②  / II-2-②
    file.scope            / 対象となる本人の範囲                                   /       / II-2-③  / II-2-③
    file.need             / その必要性                                             /       / II-2-③  / II-2-③
    file.items_band       / 記録される項目                                         /       / II-2-④  / II-2-④
    file.main_items       / 主な記録項目                                           /       / II-2-④  / II-2-④
    file.items_need       / その妥当性                                             /       / II-2-④  / II-2-④
    file.all_items        / 全ての記録項目|すべての記録項目                        /       / II-2-④  / II-2-④
    file.held_since       / 保有開始日                                             /       / II-2-⑤  / II-2-⑤
    file.department       / 事務担当部署                                           /       / II-2-⑥  / II-2-⑥
    acquisition.sources   / 入手元                                                 /       / II-3-①  / II-3-①
    acquisition.methods   / 入手方法                                               /       / II-3-②  / II-3-②
    acquisition.frequency / 入手の時期・頻度                                       /       /         / II-3-③
    acquisition.need      / 入手に係る妥当性                                       /       /         / II-3-④
    acquisition.notice    / 本人への明示                                           /       /         / II-3-⑤
    use.purpose           / 使用目的                                               /       / II-3-③  / II-3-⑥
    use.purpose_change    / 変更の妥当性                                           /       /         / II-3-⑥
    use.users             / 使用の主体                                             /       / II-3-④  / II-3-⑦
    use.departments       / 使用部署                                               /       / II-3-④  / II-3-⑦
    use.handlers          / 使用者数                                               /       / II-3-④  / II-3-⑦
    use.manner            / 使用方法                                               /       / II-3-⑤  / II-3-⑧
    use.matching          / 情報の突合                                             /       / II-3-⑤  / II-3-⑧
    use.statistics        / 情報の統計分析                                         /       /         / II-3-⑧
    use.decisions         / 権利利益に影響を与え得る決定                           /       /         / II-3-⑧
    file.use_started      / 使用開始日                                             /       / II-3-⑥  / II-3-⑨
    entrust.count         / 委託の有無                                             /       / II-4    / II-4
    entrustment.content   / 委託内容                                               /       / II-4-①  / II-4-①
    entrustment.scope     / 取扱いを委託する特定個人情報ファイルの範囲             /       /         / II-4-②
    entrustment.subjects  / 対象となる本人の数                                     /       /         / II-4-②
    entrustment.persons   / 対象となる本人の範囲                                   /       /         / II-4-②
    entrustment.need      / その妥当性                                             /       /         / II-4-②
    entrustment.handlers  / 委託先における取扱者数                                 /       / II-4-②  / II-4-③
    entrustment.methods   / 委託先への特定個人情報ファイルの提供方法               /       /         / II-4-④
    entrustment.checking  / 委託先名の確認方法                                     /       /         / II-4-⑤
    entrustment.party     / 委託先名                                               /       / II-4-③  / II-4-⑥
    entrustment.re        / 再委託                                                 /       / II-4    / II-4
    entrustment.re_exists / 再委託の有無                                           /       / II-4-④  / II-4-⑦
    entrustment.re_permit / 再委託の許諾方法                                       /       / II-4-⑤  / II-4-⑧
    entrustment.re_matter / 再委託事項                                             /       / II-4-⑥  / II-4-⑨
    sharing.count         / 提供・移転の有無                                       /       / II-5    / II-5
    provision.basis       / 法令上の根拠                                           /       / II-5-①  / II-5-①
    provision.purpose     / 提供先における用途                                     /       / II-5-②  / II-5-②
    provision.information / 提供する情報                                           /       / II-5-③  / II-5-③
    provision.subjects    / 提供する情報の対象となる本人の数                       /       / II-5-④  / II-5-④
    provision.persons     / 提供する情報の対象となる本人の範囲                     /       / II-5-⑤  / II-5-⑤
    provision.methods     / 提供方法                                               /       / II-5-⑥  / II-5-⑥
    provision.frequency   / 時期・頻度                                             /       / II-5-⑦  / II-5-⑦
    transfer.basis        / 法令上の根拠                                           /       / II-5-①  / II-5-①
    transfer.purpose      / 移転先における用途                                     /       / II-5-②  / II-5-②
    transfer.information  / 移転する情報                                           /       / II-5-③  / II-5-③
    transfer.subjects     / 移転する情報の対象となる本人の数                       /       / II-5-④  / II-5-④
    transfer.persons      / 移転する情報の対象となる本人の範囲                     /       / II-5-⑤  / II-5-⑤
    transfer.methods      / 移転方法                                               /       / II-5-⑥  / II-5-⑥
    transfer.frequency    / 時期・頻度                                             /       / II-5-⑦  / II-5-⑦
    keeping.place         / 保管場所                                               /       / II-6    / II-6-①
    keeping.term          / 保管期間                                               /       /         / II-6-②
    keeping.term          / 期間                                                   /       /         / II-6-②
    keeping.need          / その妥当性                                             /       /         / II-6-②
    keeping.deletion      / 消去方法                                               /       /         / II-6-③
    risk.title                 / リスク                                                 /   / III     / III
    risk.measures              / リスクに対する措置の内容                               /   / III     / III
    risk.outsiders             / 対象者以外の情報の入手を防止するための措置の内容       /   /         / III
    risk.excess                / 必要な情報以外を入手することを防止するための措置の内容 /   /         / III
    risk.identity              / 入手の際の本人確認の措置の内容                         /   /         / III
    risk.genuine               / 個人番号の真正性確認の措置の内容                       /   /         / III
    risk.correct               / 特定個人情報の正確性確保の措置の内容                   /   /         / III
    risk.addresses             / 宛名システム等における措置の内容                       /   /         / III
    risk.other_systems         / 事務で使用するその他のシステムにおける措置の内容       /   /         / III
    risk.authentication        / ユーザ認証の管理                                       /   / III     / III
    risk.management            / 具体的な管理方法                                       /   / III     / III
    risk.rights_given          / アクセス権限の発効・失効の管理                         /   /         / III
    risk.rights                / アクセス権限の管理                                     /   /         / III
    risk.use_recorded          / 特定個人情報の使用の記録                               /   /         / III
    risk.method                / 具体的な方法                                           /   / III     / III
    risk.entrusted_to          / 情報保護管理体制の確認                                 /   /         / III
    risk.viewers_limited       / 特定個人情報ファイルの閲覧者・更新者の制限             /   /         / III
    risk.limits                / 具体的な制限方法                                       /   /         / III
    risk.handling_recorded     / 特定個人情報ファイルの取扱いの記録                     /   /         / III
    risk.handing_rules_exist   / 特定個人情報の提供ルール                               /   /         / III
    risk.handing_on            / 委託先から他者への提供に関するルールの内容及びルール遵守の確認方法 /   /         / III
    risk.handing_over          / 委託元と委託先間の提供に関するルールの内容及びルール遵守の確認方法 /   /         / III
    risk.deletion_rules_exist  / 特定個人情報の消去ルール                               /   /         / III
    risk.contract_exists       / 委託契約書中の特定個人情報ファイルの取扱いに関する規定 /   / III     / III
    risk.contract              / 規定の内容                                             /   / III     / III
    risk.subentrusted          / 再委託先による特定個人情報ファイルの適切な取扱いの担保|再委託先による特定個人情報ファイルの適切な取扱いの確保 /   / III     / III
    risk.sharing_recorded      / 特定個人情報の提供・移転の記録                         /   /         / III
    risk.rules_exist           / 特定個人情報の提供・移転に関するルール                 /   / III     / III
    risk.rules                 / ルールの内容及びルール遵守の確認方法|ルール内容及びルール遵守の確認方法 /   / III     / III
    risk.standards             / NISC政府機関統一基準群                                 /   /         / III-7-①
    risk.safety                / 安全管理体制                                           /   /         / III-7-②
    risk.safety_rules          / 安全管理規程                                           /   /         / III-7-③
    risk.safety_known          / 安全管理体制・規程の職員への周知                       /   /         / III-7-④
    risk.physical              / 物理的対策                                             /   /         / III-7-⑤
    risk.safety_measures       / 具体的な対策の内容                                     /   /         / III
    risk.technical             / 技術的対策                                             /   /         / III-7-⑥
    risk.backup                / バックアップ                                           /   /         / III-7-⑦
    risk.procedure             / 事故発生時手順の策定・周知                             /   / III-7-① / III-7-⑧
    risk.past                  / 過去3年以内に、評価実施機関において、個人情報に関する重大事故が発生したか /   / III-7-② / III-7-⑨
    risk.past_content          / その内容                                               /   / III     / III
    risk.past_cure             / 再発防止策の内容                                       /   / III     / III
    risk.the_dead              / 死者の個人番号                                         /   /         / III-7-⑩
    risk.the_dead_kept         / 具体的な保管方法                                       /   /         / III
    risk.deletion              / 消去手順                                               /   /         / III
    risk.deletion_steps        / 手順の内容                                             /   /         / III
    risk.rest                  / その他の措置の内容                                     /   / III     / III
    risk.enough                / リスクへの対策は十分か                                 /   / III     / III
    risk.more                  / その他のリスク及びそのリスクに対する措置|特定個人情報の入手におけるその他のリスク及びそのリスクに対する措置|特定個人情報の使用におけるその他のリスク及びそのリスクに対する措置|特定個人情報ファイルの取扱いの委託におけるその他のリスク及びそのリスクに対する措置|特定個人情報の提供・移転におけるその他のリスク及びそのリスクに対する措置|情報提供ネットワークシステムとの接続に伴うその他のリスク及びそのリスクに対する措置|情報提供ネットワークシステムとの接続におけるその他のリスク及びそのリスクに対する措置|特定個人情報の保管・消去におけるその他のリスク及びそのリスクに対する措置 /  / III / III
    review.self_inspection     / 自己点検                                               /   /         / IV-1-①
    review.self_method         / 具体的なチェック方法                                   /   /         / IV-1-①
    review.audit               / 監査                                                   /   /         / IV-1-②
    review.audit_content       / 具体的な内容                                           /   /         / IV-1-②
    review.training_method     / 具体的な方法                                           /   /         / IV-2
    requests.method       / 請求方法                                               /       / IV-1-②  / V-1-②
    requests.special      / 法令による特別の手続                                   /       / IV-1-③  / V-1-⑤
    requests.register     / 個人情報ファイル簿への不記載等                         /       / IV-1-④  / V-1-⑥
    inquiries.method      / 対応方法                                               /       / IV-2-②  / V-2-②
    opinions.method       / 方法                                                   /       / V-2-①   / VI-2-①
    opinions.period       / 実施日・期間                                           /       / V-2-②   / VI-2-②
    opinions.shortened    / 期間を短縮する特段の理由                               /       /         / VI-2-③
    opinions.main         / 主な意見の内容                                         /       / V-2-③   / VI-2-④
    opinions.answered     / 評価書への反映                                         /       /         / VI-2-⑤
    inspection.date       / 実施日                                                 /       / V-3-①   / VI-3-①
    inspection.method     / 方法                                                   /       / V-3-②   / VI-3-②
    inspection.result     / 結果                                                   /       / V-3-③   / VI-3-③
    inspection.approved   / 提出日                                                 /       /         / VI-4-①
"""
