"""Names of one and the same thing: drugs by brand and generic name, abbreviations written out."""
