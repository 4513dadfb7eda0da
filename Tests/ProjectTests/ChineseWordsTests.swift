import Testing

/// Every phrase has its Chinese text, written by a person: with the same values as the English one, in the same order of the table.
@Suite struct ChineseWordsTests {
    /// The files of a table: that with its English texts, and that with its Chinese ones.
    struct Table: CustomTestStringConvertible {
        let english: Checkout.SourceFile
        let chinese: Checkout.SourceFile

        var testDescription: String { chinese.name }
    }

    private static let tables: [Table] = {
        let files = (try? Checkout.swiftFiles(in: "Sources")) ?? []
        // The template of a course is a text and no table.
        return files.filter { $0.name.hasSuffix("+Chinese.swift") && $0.name != "CourseTemplate+Chinese.swift" }.map {
            chinese in
            let name = chinese.name.replacing("+Chinese.swift", with: "")
            let english =
                files.first { $0.name == name + "+English.swift" } ?? files.first { $0.name == name + ".swift" }
            return Table(english: english ?? chinese, chinese: chinese)
        }
    }()

    /// What is written with values and signs alone, or as in any language.
    private static let withoutCharacters: Set = [
        "items", "clauses", "sentences", "explained", "inBrackets", "probe", "stepInside", "remark", "entry",
        "notJudgedOf",
        "authors", "betweenSentences", "part", "madeWith", "ofChapters", "swift", "answerResult", "maximum", "softmax",
        "folded", "chart",
        "values",
    ]

    /// Counts that only an English plural depends on, and places that only an English capital does.
    private static let plurals: Set = ["codeOfChecks count", "numbered beginsSentence"]

    @Test func everyTableIsThere() throws {
        let english = try Checkout.swiftFiles(in: "Sources").filter { file in
            file.lines.contains { $0.hasSuffix(" var english: String {") }
        }
        #expect(english.map(\.path).sorted() == Self.tables.map(\.english.path).sorted())
    }

    @Test(arguments: tables) func sameOrder(table: Table) {
        let chinese = Phrases(in: table.chinese, of: "chinese")
        #expect(!chinese.arms.isEmpty)
        #expect(chinese.names == Phrases(in: table.english, of: "english").names)
    }

    @Test(arguments: tables) func sameValues(table: Table) {
        let chinese = Phrases(in: table.chinese, of: "chinese").values
        let missing = Phrases(in: table.english, of: "english").values.flatMap { name, values in
            values.subtracting(chinese[name] ?? []).map { "\(name) \($0)" }
        }
        #expect(Set(missing).subtracting(Self.plurals) == [])
    }

    @Test(arguments: tables) func everyTextIsChinese(table: Table) {
        let others = Phrases(in: table.chinese, of: "chinese").arms.filter { arm in
            !arm.text.contains(".chinese") && !arm.text.unicodeScalars.contains(where: \.properties.isIdeographic)
        }
        #expect(Set(others.flatMap(\.names)).subtracting(Self.withoutCharacters) == [])
    }

    /// Full-width signs after characters, and a blank between these and other letters.
    @Test(arguments: tables) func printedAsChineseIs(table: Table) throws {
        let han = #"[\x{4E00}-\x{9FFF}]"#
        let faults = try Phrases(in: table.chinese, of: "chinese").arms.flatMap { arm in
            try [
                "\(han)[,;:!?(]", "[,;:!?)]\(han)", "\(han)[A-Za-z0-9]", "[A-Za-z0-9]\(han)", "[，。；：、（）] ",
                " [，。；：、（）]",
            ]
            .flatMap { pattern in
                arm.literals.filter { (try? Regex(pattern).firstMatch(in: $0)) != nil }.map { "\(arm.names): \($0)" }
            }
        }
        #expect(faults == [])
    }
}

/// The arms of the switch that gives each phrase of a table its text.
private struct Phrases {
    struct Arm {
        /// Several where phrases share a text.
        var names: [String]
        /// The values that the text is made of.
        var values: Set<String>
        var text: String

        /// The texts between quotes, with U+FFFC for each value put into them.
        var literals: [String] {
            var ended: [String] = []
            // Those that are begun, each with how many brackets are open in the value that is being read.
            var open: [(text: String, brackets: Int)] = []
            var isEscaped = false
            for character in text {
                guard let last = open.indices.last, open[last].brackets == 0 else {
                    if character == "\"" {
                        open.append((text: "", brackets: 0))
                    } else if let last = open.indices.last {
                        if character == "(" { open[last].brackets += 1 }
                        if character == ")" { open[last].brackets -= 1 }
                    }
                    continue
                }
                if isEscaped {
                    isEscaped = false
                    open[last].text.append(character == "(" ? "\u{FFFC}" : "\n")
                    if character == "(" { open[last].brackets = 1 }
                } else if character == "\\" {
                    isEscaped = true
                } else if character == "\"" {
                    ended.append(open.removeLast().text)
                } else {
                    open[last].text.append(character)
                }
            }
            return ended
        }
    }

    let arms: [Arm]

    init(in file: Checkout.SourceFile, of property: String) {
        let lines = file.lines.drop { !$0.hasSuffix(" var \(property): String {") }.dropFirst()
        guard let start = lines.first, start.hasSuffix("switch self {") else {
            arms = []
            return
        }
        let indent = String(start.prefix { $0 == " " })
        var texts: [String] = []
        for line in lines.dropFirst() {
            if line == indent + "}" { break }
            let isOutside = line.trimmingPrefix { $0 == " " }.hasPrefix("//") || line.isEmpty
            if line.hasPrefix(indent + "case ") {
                texts.append(String(line.dropFirst(indent.count + 5)))
            } else if !isOutside, let last = texts.indices.last {
                texts[last] += "\n" + line
            }
        }
        arms = texts.map(Self.arm)
    }

    /// The phrases, each once.
    var names: [String] {
        var seen: Set<String> = []
        return arms.flatMap(\.names).filter { seen.insert($0).inserted }
    }

    var values: [String: Set<String>] {
        arms.reduce(into: [:]) { values, arm in
            for name in arm.names { values[name, default: []].formUnion(arm.values) }
        }
    }

    private static func arm(_ text: String) -> Arm {
        var depth = 0
        var outermost = ""
        let pattern = text.prefix { character in
            if character == "(" { depth += 1 }
            if character == ")" { depth -= 1 }
            if depth == 0 { outermost.append(character) }
            return !(character == ":" && depth == 0)
        }
        let body = String(text.dropFirst(pattern.count + 1))
        let words = Set(body.matches(of: /\w+/).map { String($0.output) })
        let bound = pattern.matches(of: /let (\w+)/).map { String($0.1) }
        let condition = outermost.firstRange(of: " where ")?.lowerBound ?? outermost.endIndex
        return Arm(
            names: outermost[..<condition].matches(of: /\.(\w+)/).map { String($0.1) },
            values: words.intersection(bound), text: body)
    }
}
