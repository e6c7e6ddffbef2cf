"""The commands of `attache`, one module a command."""
