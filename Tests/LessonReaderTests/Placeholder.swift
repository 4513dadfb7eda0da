enum LessonReaderTestsPlaceholder {}
