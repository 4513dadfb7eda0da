import Testing

@testable import LessonModel

@Suite struct ChineseTextTests {
    @Test func aBlankStandsBetweenCharactersAndOtherLetters() {
        #expect(chineseText("检查", "Ada", "的答案") == "检查 Ada 的答案")
        #expect(chineseText("检查", "小明", "的答案") == "检查小明的答案")
        #expect(chineseText("第", "3", "章") == "第 3 章")
        #expect(chineseText("函数", "`f`", "。") == "函数 `f`。")
        #expect(chineseText("“值”", "Ada") == "“值”Ada")
        #expect(chineseText("", "值", "") == "值")
    }

    @Test func series() {
        #expect(chineseSeries([]) == "")
        #expect(chineseSeries(["甲"]) == "甲")
        #expect(chineseSeries(["第 1 行", "第 2 行", "第 1 列"]) == "第 1 行、第 2 行和第 1 列")
        #expect(chineseSeries(["a", "b"]) == "a 和 b")
    }
}
