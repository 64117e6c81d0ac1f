"""Tests of pipelines/keep."""
