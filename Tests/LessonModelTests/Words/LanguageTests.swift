import Testing

@testable import LessonModel

@Suite struct LanguageTests {
    @Test(arguments: ["en", "EN", "en-GB", "en-Latn-US"]) func english(tag: String) {
        #expect(Language(tag: tag) == .english)
    }

    @Test(arguments: ["zh", "zh-CN", "zh-cn", "zh-SG", "zh-Hans", "zh-Hans-CN", "zh-Hans-TW"])
    func simplifiedChinese(tag: String) {
        #expect(Language(tag: tag) == .chinese)
    }

    @Test(arguments: ["", "fr", "eng", "zh-TW", "zh-HK", "zh-MO", "zh-Hant", "zh-Hant-CN", "ja"])
    func noWords(tag: String) {
        #expect(Language(tag: tag) == nil)
        #expect(Language.tagOfWords(for: tag) == "en")
    }

    @Test func everyLanguageIsKnownByItsTag() {
        for language in Language.allCases { #expect(Language(tag: language.rawValue) == language) }
        #expect(Language.tagOfWords(for: "zh-CN") == "zh-CN")
    }
}
