"""What the runs' logs look like: curves of loss, rate and accuracy, and what a setting does to the result."""
