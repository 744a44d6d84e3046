"""The hub's pages, by resource."""
