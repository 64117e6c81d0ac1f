"""READ: a page in, findings and links out. Pure: no network, no database, no clock."""
