import StepTrace
import Testing

/// JSON as it is written and read here.
@Suite struct JSONValueTests {
    @Test(arguments: [
        0, -0.0, 1, -1, 0.1, 1.0 / 3, 1e15, 1e16, 123_456_789_012_345, 9_007_199_254_740_992, .leastNonzeroMagnitude,
        1.7976931348623157e308, -2.5e-7, .infinity, -.infinity,
    ])
    func numbersComeBackBitForBit(number: Double) throws {
        let read = try #require(JSONValue(reading: JSONValue(number).text)?.double)
        #expect(read.bitPattern == number.bitPattern)
    }

    @Test func whatIsNotANumberComesBackAsSuch() {
        #expect(JSONValue(reading: JSONValue(Double.nan).text)?.double?.isNaN == true)
    }

    @Test(arguments: ["", "plain", "\"\\/\u{8}\u{c}\n\r\t\u{0}\u{1F}", "中文", "e\u{301}", "👩‍👩‍👧", "\u{1E}"])
    func stringsComeBack(string: String) {
        #expect(JSONValue(reading: JSONValue.string(string).text)?.string?.utf8.elementsEqual(string.utf8) == true)
    }

    @Test func escapesOfOtherWritersAreRead() {
        #expect(JSONValue(reading: #""\u00e9\ud83d\ude42\/\b""#)?.string == "é🙂/\u{8}")
    }

    @Test func spaceMakesNoDifference() {
        let value = JSONValue(reading: " { \"a\" : [ 1 , true , null ] } \n")
        #expect(value?["a"]?.array?.count == 3)
        #expect(value?.text == #"{"a":[1,true,null]}"#)
    }

    @Test(arguments: [
        "", " ", "{", "}", "[1,]", "[1 2]", "{\"a\"}", "{\"a\":}", "{a:1}", "tru", "nul", "+1", "1e", "--1", "\"",
        "\"\\x\"",
        "\"\\ud83d\"", "\"\\u12\"", "\"a\nb\"", "1 2", "inf", "nan",
    ])
    func whatIsNotJSONIsRefused(text: String) {
        #expect(JSONValue(reading: text) == nil)
    }

    @Test func nestingWithoutEndIsRefused() {
        #expect(JSONValue(reading: String(repeating: "[", count: 100_000)) == nil)
    }
}
