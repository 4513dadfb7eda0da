import Testing

@testable import LessonModel

@Suite("Editor placeholders")
struct EditorPlaceholderTests {
    @Test func occur() {
        #expect(EditorPlaceholder.occurs(in: "let a = <#value#>"))
        #expect(!EditorPlaceholder.occurs(in: "let a = 1 // <# and >"))
        #expect(!EditorPlaceholder.occurs(in: "#> <#"))
        #expect(!EditorPlaceholder.occurs(in: ""))
    }

    @Test(arguments: ["// <#value#>", "/* <#value#> */", "\"<#value#>\"", "<#two\nlines#>"])
    func doNotOccurWhereTheCompilerSeesNone(code: String) {
        #expect(!EditorPlaceholder.occurs(in: code))
        #expect(EditorPlaceholder.filled(code) == code)
    }

    @Test(arguments: [
        ("let ü = <#do }", 9), ("f(<#a#>, <#b\n#>)", 9), ("<#two\nlines#>", 0), ("<#a<#b#>", 0), ("a < #line", nil),
        ("// <#value", nil), ("\"<#value\"", nil), ("", nil),
    ])
    func thatIsNeverClosedIsFound(code: String, offset: Int?) {
        #expect(EditorPlaceholder.unclosed(in: code) == offset)
    }

    @Test func areFilled() {
        #expect(
            EditorPlaceholder.filled("f(<#a#>, <#b c#>)\n<#line#>\n")
                == "f(notStarted(), notStarted())\nnotStarted()\n")
        #expect(EditorPlaceholder.filled("let ü = 1\n") == "let ü = 1\n")
    }
}
