"""The parts of the journal: what may be written, the file, its notary's folder and wire, proof, figures, export."""
