"""`python -m etl` is `wirecopy`."""

from etl.cli import main

if __name__ == "__main__":
    main()
