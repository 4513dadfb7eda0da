enum LessonRuntimePlaceholder {}
