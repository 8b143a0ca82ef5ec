"""The proof that no crash leaves the door open: real processes are killed, frozen and cut off, and a board looks on."""
