"""What stands between the spiders and the network, one idea a file."""
