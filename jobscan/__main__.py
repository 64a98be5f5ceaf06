"""`python -m jobscan`."""

import sys

from jobscan.cli.app import main

if __name__ == "__main__":
    sys.exit(main())
