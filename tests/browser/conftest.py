"""Makes the invented reports importable from here, whichever tests are run."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
