enum LessonModelPlaceholder {}
