"""The migrations of the store, from the first table on; see `onething.store.schema`."""
