"""What a page says of itself for programs: JSON-LD, Open Graph, RDFa, microdata, Dublin Core."""

from pipelines.read.metadata.complete import complete
from pipelines.read.metadata.told import Metadata, metadata

__all__ = ["Metadata", "complete", "metadata"]
