enum LessonRunnerPlaceholder {}
