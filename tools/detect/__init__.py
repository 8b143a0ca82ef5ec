"""Finding every face in a whole picture: what the detector is taught, how it is read, and how good it is."""
