"""STORE: findings into rows."""
