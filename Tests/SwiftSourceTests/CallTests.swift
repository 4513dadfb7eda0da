import Testing

@testable import SwiftSource

/// Calls by name, and what their string arguments say.
struct CallTests {
    private func arguments(_ code: String) -> [[String?]] {
        SwiftSource(code).calls(of: ["f"]).map(\.arguments)
    }

    @Test func onlyCallsOfTheFunctionItself() {
        #expect(arguments("a.f(1); func f(a: Int) {}; f; // f(1)\n\"f(1)\"; f\n(1)") == [])
        #expect(arguments("f(f(\"a\"), [1, 2], g(1, 2)) { 1 }") == [[nil, nil, nil], ["a"]])
        #expect(arguments("f()") == [[]])
    }

    @Test(arguments: [
        (#"f("a")"#, "a"), (#"f(label: "a")"#, "a"), (#"f("a\n\t\"\u{41}\\")"#, "a\n\t\"A\\"),
        (#"f("\(b) \n")"#, #"\(b) \n"#),
        (##"f(#"a\n\#n"#)"##, "a\\n\n"), ("f(\"\"\"\n  a\n    b \\\n  c\n  \"\"\")", "a\n  b c"), ("f(\"\")", ""),
    ])
    func whatAStringSays(code: String, value: String) {
        #expect(arguments(code) == [[value]])
    }

    @Test(arguments: [#"f("a" + "b")"#, #"f("a".count)"#, "f(a)", "f(1)", #"f(("a"))"#])
    func whatIsNotAString(code: String) {
        #expect(arguments(code) == [[nil]])
    }

    @Test(arguments: ["f(", "f(\"a", "f(\"a\\(", "f(a,"])
    func unfinished(code: String) {
        #expect(SwiftSource(code).calls(of: ["f"]).count <= 1)
    }
}
