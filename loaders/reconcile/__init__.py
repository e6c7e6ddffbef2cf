"""Wikidata items of the entities that no gazetteer knows, asked of a service that the user names; off by default.

The service speaks the Reconciliation Service API of the W3C Entity Reconciliation Community Group, version 0.1 or 0.2.
What is asked and what is made of an answer are pure functions (`questions`, `decide`); only `service` talks to anybody.
"""

from loaders.reconcile.decide import reconciled
from loaders.reconcile.errors import ReconcileError
from loaders.reconcile.limits import Limits
from loaders.reconcile.questions import Question, questions
from loaders.reconcile.reconciler import Cache, Reconciler, Tally
from loaders.reconcile.service import Service
from loaders.reconcile.wire import Candidate

__all__ = [
    "Cache",
    "Candidate",
    "Limits",
    "Question",
    "ReconcileError",
    "Reconciler",
    "Service",
    "Tally",
    "questions",
    "reconciled",
]
