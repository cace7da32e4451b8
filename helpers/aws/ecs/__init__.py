"""The ECS API: protocol, shapes and operations."""
