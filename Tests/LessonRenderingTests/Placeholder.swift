enum LessonRenderingTestsPlaceholder {}
