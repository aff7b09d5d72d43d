"""From everything in force to a new warehouse snapshot."""
