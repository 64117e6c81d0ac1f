"""Tests of pipelines/read/drupal."""
