"""The completeness ledger: what is known of a site, against what the archive holds of it."""
