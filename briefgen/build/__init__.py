"""Plan, build, gate and publish: the only layer that touches the disk."""
