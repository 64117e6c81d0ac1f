"""What is worth asking for again: decided from what is held, step by step."""
