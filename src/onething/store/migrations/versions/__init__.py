"""One module for each migration, in the order of `onething.store.schema.REVISIONS`."""
