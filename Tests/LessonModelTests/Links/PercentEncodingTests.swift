import LessonModel
import Testing

struct PercentEncodingTests {
    @Test(arguments: [
        ("03-scaling.html", "03-scaling.html"), ("a b.html", "a%20b.html"), ("c#?%.html", "c%23%3F%25.html"),
        ("第一章.html", "%E7%AC%AC%E4%B8%80%E7%AB%A0.html"), ("a:b&\"c\"", "a%3Ab%26%22c%22"),
    ])
    func whatCouldMeanSomethingElseIsEncoded(text: String, encoded: String) {
        #expect(PercentEncoding.encoded(text) == encoded)
        #expect(PercentEncoding.decoded(encoded) == text)
    }

    @Test(arguments: [("50%.png", "50%.png"), ("%zz%4", "%zz%4"), ("01%2Da", "01-a"), ("%2d", "-"), ("%+1", "%+1")])
    func aPercentSignOfItsOwnIsKept(text: String, decoded: String) {
        #expect(PercentEncoding.decoded(text) == decoded)
    }
}
