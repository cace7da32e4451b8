"""Everything that ECS asks of other AWS services: the protocols, and a small stand-alone world."""
