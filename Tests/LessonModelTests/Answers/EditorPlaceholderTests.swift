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

    @Test func areFilledLineByLine() {
        #expect(
            EditorPlaceholder.filled("f(<#a#>, <#b c#>)\n<#two\nlines#>\n")
                == "f(notStarted(), notStarted())\nnotStarted()\n\n")
        #expect(EditorPlaceholder.filled("let ü = 1\n") == "let ü = 1\n")
    }
}
