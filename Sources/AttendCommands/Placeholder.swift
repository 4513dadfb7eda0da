enum AttendCommandsPlaceholder {}
