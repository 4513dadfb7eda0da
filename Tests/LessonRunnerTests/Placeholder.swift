enum LessonRunnerTestsPlaceholder {}
