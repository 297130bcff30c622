//! A subject in a process of its own, spoken to by the protocol.
