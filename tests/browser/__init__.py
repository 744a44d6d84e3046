"""What a person does on a screen, in a real browser."""
