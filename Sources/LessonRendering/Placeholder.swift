enum LessonRenderingPlaceholder {}
