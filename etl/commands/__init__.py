"""One module a command of `wirecopy`, imported only when it is called."""
