//! What other libraries compute under names like these, and a checklist for one's own use of a divergence.
