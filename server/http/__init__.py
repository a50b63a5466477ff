"""What the three faces share: who asks, what they may, strict input, one transaction a request, plain problems."""
