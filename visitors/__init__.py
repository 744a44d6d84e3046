"""The register of people, and the door."""
