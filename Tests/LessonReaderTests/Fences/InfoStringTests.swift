import Testing

@testable import LessonReader

/// The words after a fence, however they are separated and quoted.
struct InfoStringTests {
    @Test(arguments: [
        ("swift", "swift"), ("swift a b", "swift|a|b"), ("swift,a,,b ,c", "swift|a|b|c"), ("swift\ta", "swift|a"),
        ("swift id=x,timeout=3", "swift|id=x|timeout=3"), ("swift says=\"a, b\" c", "swift|says=a, b|c"),
        ("swift says='a \"b\"'", "swift|says=a \"b\""), (#"swift says="a \"b\" \\ \d""#, #"swift|says=a "b" \ \d"#),
        ("swift of=a=b", "swift|of=a=b"), ("swift says=\"\"", "swift|says="), ("", ""),
    ])
    func areReadWithTheirValues(line: String, expected: String) {
        let words = InfoString(Array(line.utf8)[...], line: 1, lineStart: 0)
        let items = words.items.map { item in item.value.map { "\(item.key)=\($0)" } ?? item.key }
        #expect(([words.first] + items).joined(separator: "|") == expected)
        #expect(words.flaws.isEmpty)
    }

    @Test func knowTheirPlaces() {
        let words = InfoString(Array("swift  hidden, id=\"mask\"".utf8)[...], line: 7, lineStart: -3)
        #expect(words.firstPosition == Position(line: 7, column: 4))
        #expect(words.items.map(\.position) == [Position(line: 7, column: 11), Position(line: 7, column: 19)])
        #expect(words.items[1].valuePosition == Position(line: 7, column: 22))
        #expect(words.items[1].valueLength == 6)
    }
}
