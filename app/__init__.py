"""The edges: settings, command line and HTTP. No extraction and no Cypher live here."""

import os
import sys

if "numpy" not in sys.modules:  # numpy reads it once: parsing is fastest where its products keep to one thread
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
