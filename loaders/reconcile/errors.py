"""What can go wrong with a reconciliation service."""

from __future__ import annotations

from loaders.errors import LoaderError


class ReconcileError(LoaderError):
    """The service cannot be asked, or answers something that the API does not know. Costs no article."""
