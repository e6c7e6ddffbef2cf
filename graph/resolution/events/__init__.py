"""Events across articles: how reports are compared, and what a cluster of them shows."""
