"""Inference backends behind one port, model cards, and what is shipped."""

import os

# WORKAROUND onnxruntime 1.29 and later: official Linux builds send to Microsoft what they run, and keep a database of
# it, unless this is set before the import. A kiosk tells nobody anything.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
