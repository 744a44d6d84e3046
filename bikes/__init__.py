"""The waiting list, the workshop, the handover."""
