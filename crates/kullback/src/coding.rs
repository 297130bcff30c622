//! Source coding: code lengths, and what a code made for another distribution costs.
