"""Why an article reports what it reports: every link, date, frame, tie and weight behind it, as plain values.

told      the occurrences behind the event reports
sentences what stands in each sentence: mentions, times, frames  → SentenceView …
events    events with their participants, and who was left out   → EventView …
"""

from loaders.explain.explain import explain, explain_source
from loaders.explain.model import Explanation

__all__ = ["Explanation", "explain", "explain_source"]
