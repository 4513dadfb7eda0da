import LessonModel

extension LessonPhrase {
    package var chinese: String {
        switch self {
        case .chapter(let number): "第 \(number) 章"
        case .appendix: "附录"
        case .objectives: "学完本章，你能够"
        case .alert(.note): "说明"
        case .alert(.tip): "技巧"
        case .alert(.important): "重要"
        case .alert(.warning): "警告"
        case .alert(.caution): "当心"
        case .alert(.aside): "旁注"
        case .image(let description): "[图片：\(description)]"
        case .numbered(let part, _): part.chinese
        case .task(let done): done ? "已完成" : "待办"
        case .notes: "脚注"
        case .note(let number): "脚注 \(number)"
        case .backToText(let number, let occurrence):
            "从脚注 \(number) 返回正文" + (occurrence.map { "（第 \($0) 处）" } ?? "")

        case .doesNotCompile: "无法编译"
        case .endedProgram: "程序因此中止"
        case .tookTooLong: "已停止：运行时间过长"
        case .overLimit: "已停止：超出限制"
        case .notRun: "未运行"
        case .notRunAfterEnd: "未运行：前面的单元格已使程序中止"
        case .meantToFailButRan: "本应失败，却运行到了最后"
        case .meantToFailButCompiles: "本应失败，却通过了编译"
        case .failsToCompileAsMeant: "本应失败，果然无法编译："
        case .trapsAsMeant: "本应失败，果然使程序中止："
        case .warnsAsMeant: "本应有警告，果然有："
        case .meantToWarnButDoesNot: "本应有警告，却没有"
        case .stoppedAfter(let seconds): "运行 \(seconds) 秒后停止"
        case .moreLines(let count): "另有 \(count) 行"
        case .moreOutputs(let count): "另有 \(count) 处输出"

        case .severity(.error): "错误"
        case .severity(.warning): "警告"
        case .severity(.note): "说明"
        case .help: "建议"
        case .advice(let remedy): "建议：\(remedy)"
        case .diagnostic(let severity, let message): "\(LessonPhrase.severity(severity).chinese)：\(message)"
        case .line(let number, let message): "第 \(number) 行：\(message)"

        case .exercise(.code, let label): "练习 \(label)"
        case .exercise(.quiz, let label): "选择题 \(label)"
        case .exercise(.worksheet, let label): "填空题 \(label)"
        case .method(.code): "编程"
        case .method(.quiz): "选择"
        case .method(.worksheet): "手算"
        case .without(let names):
            chineseText(
                "完成时不得使用",
                chineseSeries(names.map { NameFamily($0).map { "任何名称中含有 `\($0.word)` 的函数或类型" } ?? "`\($0)`" }), "。")
        case .workOut(let worksheet, let asked, let accuracy):
            "手算\(worksheet.isExpressionShown ? " `\(worksheet.expression)` 的" : "")\(asked)，\(accuracy)。"

        case .chaptersDone(let done, let count): "\(count) 章中已完成 \(done) 章"
        case .next: "接下来："
        case .allDone: "全部完成。重读一章："

        case .change(let phrase): phrase.chinese
        }
    }
}
