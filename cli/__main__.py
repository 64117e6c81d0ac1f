"""`python -m cli` is `grace-archive`."""

from cli.main import main

main()
