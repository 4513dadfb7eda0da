enum StepTraceTestsPlaceholder {}
