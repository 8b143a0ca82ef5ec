"""What a training run is made of: ranks, the optimiser, the steps, the checkpoint and the log."""
