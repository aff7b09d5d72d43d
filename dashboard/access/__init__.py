"""Who may look: users, sign-in, what a viewer may do, and the log of it."""
