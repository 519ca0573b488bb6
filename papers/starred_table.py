"""The fields that the forms mark ※, as declared rows: a change of one of them may be a 重要な変更.

A row is: form / month of the first edition that has the mark / meanings of the fields, or parts of the form, with the
exceptions behind a minus sign. The meanings are those of ``loaders.forms.label_table``. 様式2 marks none: the rule
(規則 第11条, 指針 第6の2(2)) speaks of 重点項目評価書 and 全項目評価書 alone.
"""

STARRED = """
重点項目評価書 / 平成26年4月 / number_use.basis network.exists network.basis
重点項目評価書 / 平成26年4月 / file.kind file.scope file.main_items acquisition.sources use.purpose
重点項目評価書 / 平成26年4月 / entrust.count entrustment.re_exists keeping.place
重点項目評価書 / 平成26年4月 / part.risks -risk.past -risk.past_content -risk.past_cure
全項目評価書   / 平成26年4月 / work.outline number_use.basis network.exists network.basis
全項目評価書   / 平成26年4月 / file.kind file.scope file.main_items acquisition.sources use.purpose
全項目評価書   / 平成26年4月 / use.manner use.matching use.decisions
全項目評価書   / 平成26年4月 / entrust.count entrustment.persons entrustment.re_exists keeping.place
全項目評価書   / 平成26年4月 / part.risks -risk.past -risk.past_content -risk.past_cure
全項目評価書   / 平成26年4月 / part.other
"""
