"""What Dateline's stages hand to each other: frozen values, no input or output."""
