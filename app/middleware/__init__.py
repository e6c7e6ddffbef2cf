"""What every request passes through, outermost first: context, conditional, body."""
