"""Facts beside events: who holds which office, and who gives how many people to which mission."""

from loaders.facts.contributions import contributions
from loaders.facts.employers import employers
from loaders.facts.offices import offices

__all__ = ["contributions", "employers", "offices"]
