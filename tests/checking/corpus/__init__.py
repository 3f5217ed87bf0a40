"""Documents by many hands, each with a planted fault and a clean twin: what checking is measured on."""
