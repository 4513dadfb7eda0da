enum AttentionKernelTestsPlaceholder {}
