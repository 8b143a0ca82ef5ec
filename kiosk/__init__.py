"""The kiosk: camera to verdict to door. No Qt, no torch, no TensorRT here."""
