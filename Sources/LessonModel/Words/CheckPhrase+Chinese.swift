import StepTrace
import SwiftSource

extension CheckPhrase {
    package var chinese: String {
        switch self {
        case .items(let texts): texts.joined(separator: "，")
        case .clauses(let texts): texts.joined(separator: "；")
        case .sentences(let texts): texts.joined(separator: "。")
        case .explained(let subject, let text): "\(subject)：\(text)。"
        case .inBrackets(let text): "（\(text)）"

        case .points(let points): "\(number(points)) 分"
        case .pointsOf(let points, let total): "\(number(points)) / \(number(total)) 分"

        case .status(.passed): "通过"
        case .status(.failed): "未通过"
        case .status(.partial): "部分正确"
        case .status(.notStarted): "未开始"
        case .status(.notUnderstood): "无法识别"
        case .status(.notJudged): "未评判"
        case .status(.doesNotCompile): "无法编译"
        case .status(.trapped): "运行中止"
        case .status(.timedOut): "运行超时"
        case .status(.overLimit): "超出限制"
        case .statusAfterPass(let status): "\(CheckPhrase.status(status).chinese)，此前已通过"
        case .passedThenChanged(let numbers): "\(listed(numbers)) 通过后又有改动"
        case .noFile(let file, let name): "没有文件 \(file)：运行 attend start \(name) 即可生成"
        case .notHandedIn(let file): "没有提交 \(file)"
        case .noFiles(let numbers, let names): "\(listed(numbers)) 还没有答案文件：运行 attend start \(names) 即可生成。"
        case .noLine(let id, let file): "\(file) 中没有“\(id): …”这一行：请补上"
        case .malformedAnswer(let file): file.isEmpty ? "这道题的答案无法识别" : "\(file) 中这道题的答案无法识别"
        case .nothingWritten(let file, let number):
            "\(file) 中什么都还没有写" + (number.map { "：运行 attend reset \($0) 可恢复初始代码" } ?? "")
        case .lacking(let declarations, let file, let number):
            "\(file) 中没有\(nouns(declarations))"
                + (number.map { "：请补上，或运行 attend reset \($0) 恢复初始代码" } ?? "")
        case .passBefore(let earlier, let check):
            "本题要用到你对 \(earlier.name) 的答案，而它还没有通过：运行 attend check \(check) 可查看原因；"
                + "加上 --with-solutions 则改用课程的参考答案"
        case .nothingWrittenHere: "什么都还没有写"
        case .lackingHere(let declarations): "没有\(nouns(declarations))：请补上，或重新开始"
        case .passBeforeHere(let earlier): "本题要用到你对 \(earlier.name) 的答案，而它还没有通过：请先检查那一题"
        case .waitsFor(let label): "等待 \(label) 通过"
        case .withSolutions(let labels): "\(listed(labels)) 用的是课程的参考答案，不是你的答案。"
        case .statusWithSolutions(let status, let labels):
            CheckPhrase.status(status).chinese + (labels.isEmpty ? "" : "，\(listed(labels)) 用的是参考答案")
        case .doesNotHold(let statement): "不满足：\(statement)"
        case .notJudged: "无法评判：这一章本身在这里无法运行"
        case .doesNotCompile: "代码无法编译"
        case .unfinishedCheck: "有一项检查没有运行到最后"
        case .otherRecords: "有一项检查得到的结果，比参考答案的多或少"
        case .hiddenCheckFails: "有一项隐藏检查的结果不一致"
        case .hiddenCheckStops: "有一项隐藏检查无法用这个答案的返回值继续运行"
        case .choicesNotRight(let letters): "\(listed(letters)) 不对"
        case .choicesIncomplete(let letters): "\(listed(letters)) 正确，但还没有选全"
        case .oneChoiceOnly(let letters): "这道题只有一个答案，而你选了 \(chineseSeries(letters))"
        case .entriesRight(let right, let total): "\(total) 个元素中有 \(right) 个正确"
        case .rowLength(let row, let id, let count, let expected):
            "“\(id)”的第 \(row) 行有 \(count) 个元素，应有 \(expected) 个"
        case .writeEntries(let count): "每行写 \(count) 个元素；“_”表示留空的或题目已给出的元素"
        case .givenIsChanged(let entry, let yours): chineseText(entry, "是题目给出的，这里却是 \(yours)")
        case .writeGivenAgain(let given): "请把那里改回 \(given)"
        case .notRounded(let entry): chineseText(entry, "的末位数字不对")
        case .round(let decimals): "\(CheckPhrase.accuracy(decimals: decimals).chinese)时请四舍五入：2/3 是 0.67，不是 0.66"
        case .writeDecimalPoints: "请写小数点，即 0.5 而不是 0,5：逗号用来分隔两个元素"
        case .rowCount(let id, let count, let expected): "“\(id)”有 \(count) 行，应有 \(expected) 行"
        case .writeRows(let asked, let count) where asked.count == count: "每一行写一个列表"
        case .writeRows(let asked, let count):
            "为\(chineseSeries(asked.map { "第 \($0) 行" }))\(asked.count > 1 ? "各" : "")写一个列表，"
                + "或连同给出的行共写 \(count) 个列表"

        case .probe(let label): "“\(label)”"
        case .step(let step, let probe): chineseText("“\(probe)”中的", step)
        case .stepInside(let trace, let step): "\(trace)：\(step)"
        case .part(let number): "第 \(number) 部分"
        case .remark(let subject, let remark):
            // A sentence has its own end.
            switch subject.last {
            case let end? where "。？！…".contains(end): subject + remark
            case let end? where ".?!".contains(end): subject + " " + remark
            default: subject + "：" + remark
            }
        case .difference(let yours, let expected): "你的是 \(yours)，应为 \(expected)"
        case .largestDifference(let largest, let agreeing, let count):
            "最大相差 \(largest)；\(count) 个元素中有 \(agreeing) 个一致"
        case .shapes(let yours, let expected): "你的是 \(yours)，应为 \(expected)（行 × 列）"
        case .kinds(.plot, .plot): "你的图表不是要求的那一幅"
        case .kinds(let yours, let expected): "你的是\(name(yours))，应为\(name(expected))"
        case .notReached: "你的答案没有进行到这一步"
        case .check: "检查"
        case .yours: "你的"
        case .expected: "应为"
        case .printed: "你的答案输出了："
        case .entry(_, _, let row?, let column?): "\(row) → \(column)"
        case .entry(let row, let column, let rowLabel, let columnLabel):
            chineseText(rowLabel ?? "第 \(row + 1) 行", columnLabel ?? "第 \(column + 1) 列")
        case .columns(let names): "各列：\(listed(names))"
        case .entryBlank: "还空着"
        case .entryNotRight: "不对"
        case .writeAnswer(let file): "请在 \(file) 中作答"

        case .hint(let number, let count, let exercise): "\(exercise) 的提示 \(number)，共 \(count) 条"
        case .solution(let exercise): "\(exercise) 的参考答案"
        case .numberedSolution(let number, let count, let exercise): "\(exercise) 的参考答案 \(number)，共 \(count) 个"
        case .answer(let exercise): "\(exercise) 的答案"
        case .key(let exercise): "\(exercise) 的标准答案"

        case .exerciseHead(let label, let id, let points):
            "练习 \(label)，\(id)（\(points)）。检查命令：attend check \(label)"
        case .buildsOn(let exercise): "基于 \(exercise)"
        case .functionsOfAnswer(let names, let file):
            "\(chineseSeries(names.map { "`\($0)`" })) 是你在 `\(file)` 中的答案"
        case .questionHead(let label, let points): "选择题 \(label)（\(points)）"
        case .worksheetHead(let label, let points): "填空题 \(label)（\(points)）"
        case .sheetHead(let chapter, let title): "第 \(chapter) 章：\(title)"
        case .writeHere(let chapter): "请在这里作答，然后运行：attend check \(chapter)"
        case .howToChoose(several: false): "写下你所选的字母"
        case .howToChoose(several: true): "写下你所选的字母；选几个时写在方括号里：[a, c]"
        case .asked(let worksheet): worksheet.blanks.chinese
        case .task(let worksheet):
            "填写\(worksheet.isExpressionShown ? " `\(worksheet.expression)` 的" : "")\(worksheet.blanks.chinese)，"
                + "\(CheckPhrase.accuracy(decimals: worksheet.digits).chinese)。"
        case .accuracy(0): "写成整数"
        case .accuracy(let decimals): "保留 \(decimals) 位小数"
        case .howToWriteRows(let worksheet):
            "\(worksheet.blanks.areRows ? "要求填写的" : "")每一行写一个列表，例如：- [0.5, _, 1]"
        case .replaceBlanks: "请把每个 _ 换成一个数。"

        case .chaptersHold(let holding, let count): "\(count) 章中有 \(holding) 章通过验证"
        case .exercises(let count): "\(count) 道练习"
        case .outputs(let count): "\(count) 处输出"
        case .outputsTakenOver(let count): "采纳了 \(count) 处输出"
        case .mutantsCaught(let caught, let count): "\(count) 个变异体中检出 \(caught) 个"
        case .faults(let count): "\(count) 处问题"
        }
    }

    private func number(_ points: Double) -> String { formatted(points, decimals: 2, trimmed: true) }

    private func listed(_ names: [String]) -> String { names.joined(separator: "、") }

    private func nouns(_ declarations: [SwiftSource.Declaration]) -> String {
        chineseSeries(declarations.map { "\(noun($0.kind)) `\($0.name)`" })
    }

    private func noun(_ kind: SwiftSource.Declaration.Kind) -> String {
        switch kind {
        case .function: "函数"
        case .variable: "变量"
        case .type: "类型"
        }
    }

    private func name(_ kind: Divergence.Kind) -> String {
        switch kind {
        case .plainValue: "普通的值"
        case .matrix: "矩阵"
        case .trace: "带追踪的结果"
        case .plot: "图表"
        }
    }
}

extension Worksheet.Blanks {
    fileprivate var chinese: String {
        switch self {
        case .all: "每个元素"
        case .lines(let lines):
            chineseSeries(
                lines.map { line in
                    switch line {
                    case .row(let number): "第 \(number) 行"
                    case .column(let number): "第 \(number) 列"
                    }
                })
        }
    }
}
