enum LessonModelTestsPlaceholder {}
