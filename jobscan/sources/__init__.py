"""Where ads come from: one module per input format, each a generator of `Ad`."""
