"""bbPress, the forum of WordPress: 2.0 with tables, 2.1 and later with lists."""
