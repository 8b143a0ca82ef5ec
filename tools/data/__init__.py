"""Pictures to train and to measure on: what is in a folder, whatever its layout, and a cache of decoded crops."""
