enum TraceFiguresTestsPlaceholder {}
