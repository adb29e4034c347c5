"""The acceptance flow as a picture: SVG for people, Mermaid for documents."""
