"""Inference backends behind one port, model cards, and what is shipped."""
