"""Files to model and back: YAML catalogues and rule packs, published guides, what people read."""
