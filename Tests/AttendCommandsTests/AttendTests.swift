import Testing

@testable import AttendCommands

/// The root command's message about a word that is no command.
@Suite struct AttendTests {
    @Test(arguments: [
        ("rn", "there is no command 'rn': did you mean 'run'?"),
        ("chekc", "there is no command 'chekc': did you mean 'check'?"),
        ("hepl", "there is no command 'hepl': did you mean 'help'?"), ("zebra", "there is no command 'zebra'"),
    ])
    func anUnknownCommand(word: String, message: String) {
        #expect(Attend.unknownCommandMessage(for: [word, "3"]) == message)
    }

    @Test(arguments: [[], ["run", "rn"], ["help", "run"], ["--course", "x"], ["--version"]])
    func argumentsThatAreLeftToTheParser(arguments: [String]) {
        #expect(Attend.unknownCommandMessage(for: arguments) == nil)
    }
}
