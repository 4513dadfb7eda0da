enum LessonReaderPlaceholder {}
