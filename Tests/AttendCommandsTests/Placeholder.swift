enum AttendCommandsTestsPlaceholder {}
