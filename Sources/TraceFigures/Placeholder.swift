enum TraceFiguresPlaceholder {}
