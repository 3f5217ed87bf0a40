"""One rule a module: CODE, a docstring that is its manual page, and `check(plan)`; `runner.RULES` lists them."""
