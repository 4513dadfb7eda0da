import Testing

@testable import AttendCommands

@Suite struct ShardTests {
    @Test func eachStudentIsInOnePart() throws {
        let shards = try (1...16).map { try #require(Shard(argument: "\($0)/16")) }
        let names = (1...200).map { "student \($0)" }
        for name in names { #expect(shards.count { $0.holds(name) } == 1) }
        let sizes = shards.map { shard in names.count(where: shard.holds) }
        #expect(sizes.allSatisfy { (4...24).contains($0) })
    }

    /// A part never changes, or machines that grade at different times would grade a student twice.
    @Test func aStudentStaysInItsPart() throws {
        let shard = try #require(Shard(argument: "2/3"))
        #expect(["Ada", "李雷", "Eve", "Zoë", "Dan"].filter(shard.holds) == ["Eve", "Dan"])
    }

    @Test(arguments: ["", "3", "0/3", "4/3", "1/0", "-1/3", "1/2/3", "a/b"]) func otherTextIsNoPart(text: String) {
        #expect(Shard(argument: text) == nil)
    }
}
