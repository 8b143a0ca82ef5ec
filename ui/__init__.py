"""Everything Qt: what people see, hear and touch."""
