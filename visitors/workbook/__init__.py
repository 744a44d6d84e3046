"""The old workbook: read with care, shown as notes first, written in one transaction."""
