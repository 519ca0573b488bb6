"""The options that the official forms print, as declared rows. ``edition_table`` declares how later editions differ.

A row is: choice or boxes / meanings of the fields / forms (empty: all) / options in the form's order.

- "choice": a numbered list after 「＜選択肢＞」, of which one stands in brackets. "boxes": options with a checkbox each.
- Options are separated by a bar. Another spelling of an option follows behind "=".
- Several fields with the same list share a row.
- "system.connections" and the like are meanings of ``label_table``; those that begin with "change." are columns of the
  table 変更箇所.
"""

from konkyo.graph import method_options as methods

OPTION_ROWS = f"""
choice / work.subjects / / 1,000人未満 | 1,000人以上1万人未満 | 1万人以上10万人未満 | 10万人以上30万人未満 | 30万人以上
choice / network.exists / / 実施する | 実施しない | 未定
choice / threshold.handlers / 様式2 / 500人以上 | 500人未満
choice / threshold.accidents / 様式2 / 発生あり | 発生なし
choice / document.threshold / 様式2 / 基礎項目評価及び全項目評価の実施が義務付けられる | 基礎項目評価及び重点項目評価の実施が義務付けられる | 基礎項目評価の実施が義務付けられる | 特定個人情報保護評価の実施が義務付けられない
choice / document.threshold / 様式3 / 基礎項目評価及び重点項目評価の実施が義務付けられる | 基礎項目評価の実施が義務付けられる（任意に重点項目評価を実施） | 特定個人情報保護評価の実施が義務付けられない（任意に重点項目評価を実施）
choice / document.threshold / 様式4 / 基礎項目評価及び全項目評価の実施が義務付けられる | 基礎項目評価及び重点項目評価の実施が義務付けられる（任意に全項目評価を実施） | 基礎項目評価の実施が義務付けられる（任意に全項目評価を実施） | 特定個人情報保護評価の実施が義務付けられない（任意に全項目評価を実施）

boxes / system.connections / / 情報提供ネットワークシステム | 庁内連携システム | 住民基本台帳ネットワークシステム | 既存住民基本台帳システム | 宛名システム等=宛名システム | 税務システム | その他

choice / file.kind / / システム用ファイル | その他の電子ファイル（表計算ファイル等）
choice / file.subjects entrustment.subjects provision.subjects transfer.subjects / / 1万人未満 | 1万人以上10万人未満 | 10万人以上100万人未満 | 100万人以上1,000万人未満 | 1,000万人以上
choice / file.items_band / / 10項目未満 | 10項目以上50項目未満 | 50項目以上100項目未満 | 100項目以上
boxes / file.main_items / / 個人番号 | 個人番号対応符号 | その他識別情報（内部番号） | 4情報（氏名、性別、生年月日、住所） | 連絡先（電話番号等） | その他住民票関係情報 | 国税関係情報 | 地方税関係情報 | 健康・医療関係情報 | 医療保険関係情報 | 児童福祉・子育て関係情報 | 障害者福祉関係情報 | 生活保護・社会福祉関係情報 | 介護・高齢者福祉関係情報 | 雇用・労働関係情報 | 年金関係情報 | 学校・教育関係情報 | 災害関係情報 | その他

boxes / acquisition.sources / / 本人又は本人の代理人 | 評価実施機関内の他部署 | 行政機関・独立行政法人等 | 地方公共団体・地方独立行政法人 | 民間事業者 | その他
boxes / acquisition.methods / / {methods.PAPER} | {methods.STORAGE} | {methods.FLASH_MEMORY} | {methods.MAIL} | {methods.LEASED_LINE} | {methods.OF_THE_BODY} | {methods.NETWORK} | {methods.ANY_OTHER}
choice / use.handlers entrustment.handlers / / 10人未満 | 10人以上50人未満 | 50人以上100人未満 | 100人以上500人未満 | 500人以上1,000人未満 | 1,000人以上

choice / entrust.count / / 委託する | 委託しない
choice / entrustment.scope / / 特定個人情報ファイルの全体 | 特定個人情報ファイルの一部
boxes / entrustment.methods / / {methods.LEASED_LINE} | {methods.MAIL} | {methods.STORAGE} | {methods.FLASH_MEMORY} | {methods.PAPER} | {methods.ANY_OTHER}
choice / entrustment.re_exists / / 再委託する | 再委託しない

boxes / sharing.count / / 提供を行っている | 移転を行っている | 行っていない
boxes / provision.methods / / {methods.NETWORK} | {methods.LEASED_LINE} | {methods.MAIL} | {methods.STORAGE} | {methods.FLASH_MEMORY} | {methods.PAPER} | {methods.ANY_OTHER}
boxes / transfer.methods / / {methods.OF_THE_BODY} | {methods.LEASED_LINE} | {methods.MAIL} | {methods.STORAGE} | {methods.FLASH_MEMORY} | {methods.PAPER} | {methods.ANY_OTHER}

choice / risk.report / 様式2 / 基礎項目評価書 | 基礎項目評価書及び重点項目評価書 | 基礎項目評価書及び全項目評価書
choice / risk.enough / / 特に力を入れている | 十分である | 課題が残されている
choice / risk.contract_exists risk.rules_exist / / 定めている | 定めていない
choice / risk.handing_rules_exist risk.deletion_rules_exist risk.deletion / 様式4 / 定めている | 定めていない
choice / risk.authentication / / 行っている | 行っていない
choice / risk.rights_given risk.rights / 様式4 / 行っている | 行っていない
choice / risk.use_recorded risk.handling_recorded risk.sharing_recorded / 様式4 / 記録を残している | 記録を残していない
choice / risk.viewers_limited / 様式4 / 制限している | 制限していない
choice / risk.standards / 様式4 / 特に力を入れて遵守している | 十分に遵守している | 十分に遵守していない | 政府機関ではない
choice / risk.safety risk.safety_rules / 様式4 / 特に力を入れて整備している | 十分に整備している | 十分に整備していない
choice / risk.safety_known / 様式4 / 特に力を入れて周知している | 十分に周知している | 十分に周知していない
choice / risk.physical risk.technical risk.backup review.self_inspection review.audit / 様式4 / 特に力を入れて行っている | 十分に行っている | 十分に行っていない
choice / risk.the_dead / 様式4 / 保管している | 保管していない
choice / risk.subentrusted / / 特に力を入れて行っている | 十分に行っている | 十分に行っていない | 再委託していない
choice / risk.procedure risk.training / / 特に力を入れて行っている | 十分に行っている | 十分に行っていない
choice / risk.past / / 発生あり | 発生なし
boxes / risk.entrustment / / 委託しない
boxes / risk.sharing / / 提供・移転しない
boxes / risk.network / / 接続しない（入手） | 接続しない（提供）
boxes / risk.audit / / 自己点検 | 内部監査 | 外部監査

choice / change.timing / / 事前 | 事後
choice / change.kind / / 変更 | 新規 | 削除 | 追加 | 修正
"""
