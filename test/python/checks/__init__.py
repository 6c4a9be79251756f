"""One module per file of test/vectors: what of it the reference implementation computes again."""
