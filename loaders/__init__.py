"""Loaders: from an article's bytes to what the article reports, in separate, pure and typed stages."""
