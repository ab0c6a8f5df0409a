"""Audiences: who reads, what is chosen for them, in which order, in how much room, in which dress."""
