import StepTrace
import Testing

struct TextPartsTests {
    @Test func aTextIsTakenApartAtASign() {
        #expect("a/b//c".pieces(between: "/") == ["a", "b", "", "c"])
        #expect("/".pieces(between: "/") == ["", ""])
        #expect("".pieces(between: "/") == [""])
        #expect("ä/€".pieces(between: "/") == ["ä", "€"])
    }

    @Test func whatFollowsABeginningIsRead() {
        #expect("×10−7".after("×10") == "−7")
        #expect("×1".after("×10") == nil)
        #expect("head 1/".begins(with: ""))
        #expect(!"head".begins(with: "head 1"))
    }
}
