"""Training, measuring, replay and benchmarks: `python -m tools.NAME`. torch only here."""

import os

# OpenMP reads it when torch is loaded. Threads that wait for each other shall rest, not spin: meanwhile the next
# pictures are drawn by workers that yield (tools.feed). On two cores: 57.9 pictures a second, and 51.7 with spinning.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

# WORKAROUND onnxruntime 1.29 and later: official Linux builds send to Microsoft what they run, and keep a database of
# it, unless this is set before the import. A kiosk tells nobody anything.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
