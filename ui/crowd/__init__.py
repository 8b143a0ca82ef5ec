"""The crowd view's screen: everyone in the live picture with a mark of their own, and how many there are of each."""
