"""Where tasks can run: capacity providers, strategies over them, and Spot."""
