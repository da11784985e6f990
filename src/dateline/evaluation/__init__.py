"""How well claims agree with a careful reader's: the measure of the annotation guide."""
