import Testing

@testable import AttendCommands

@Suite struct StudentNameTests {
    @Test func theOrderThatPeopleExpect() {
        let names = ["Ada", "Émile", "Eve", "student 9", "student 10", "student 010", "Zoë", "zoë", "李雷"]
        #expect(
            names.reversed().sorted(by: StudentName.precedes) == [
                "Ada", "Émile", "Eve", "student 9", "student 010", "student 10", "Zoë", "zoë", "李雷",
            ])
    }

    @Test(arguments: [
        ("Ada Lovelace", "ada", true), ("leili_LATE_815_99_hand-in", "Leili", true),
        ("Müller, Zoë", "zoe muller", true),
        ("adalovelace", "Ada Lovelace", true), ("Chuck", "Ivan", false), ("李雷", "李雷", true),
    ])
    func aNameAndALogin(first: String, second: String, isSame: Bool) {
        #expect(StudentName.mayBeTheSame(first, second) == isSame)
    }
}
