import AttendCommands

/// The entry point of `attend`.
@main enum Main {
    static func main() async { await Attend.main() }
}
