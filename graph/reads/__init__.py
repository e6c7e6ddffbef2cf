"""Questions to the graph. Each is one query of one row, and answers with plain values in the shape of the JSON.

Lists are pages. A page's key is the sort key of its last row, so that pages stay valid while articles come and go: rows
are never repeated, and none that was there throughout is left out.
"""
