"""How facts come in: bytes → pages → filled form → evaluation record → graph facts."""
