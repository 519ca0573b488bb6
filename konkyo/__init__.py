"""konkyo (根拠): where personal information goes, and on which provision of law, from 特定個人情報保護評価書."""
