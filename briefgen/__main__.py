"""Let `python -m briefgen` be the command `briefgen`."""

from briefgen.cli.app import main

if __name__ == "__main__":
    main()
