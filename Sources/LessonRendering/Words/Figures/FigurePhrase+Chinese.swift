package import StepTrace
package import TraceFigures

extension FigurePhrase {
    package var chinese: String {
        switch self {
        case .axis(.query): "查询"
        case .axis(.key): "键"
        case .row: "行"
        case .column: "列"
        case .maximum: "max"
        case .sum: "和"
        case .empty: "（空）"
        case .matrix: "矩阵"
        case .matrixCaption(let name, let rows, let columns): "\(name)：\(rows) × \(columns) 个数。"
        case .allNumbers(let rows, let columns): "全部 \(rows) × \(columns) 个数"

        case .group(.given): "已知"
        case .group(.compare): "比较"
        case .group(.normalise): "归一化"
        case .group(.mix): "混合"
        case .group(.compute): "计算"
        case .inside: "内部"
        case .steps(let count): "\(count) 步"
        case .stepsOf(let label): "\(label)：各步"
        case .stepCaption(let number, let name, let trace, let numbers):
            "\(trace.map { $0 + "，" } ?? "")第 \(number) 步，\(name)\(numbers.chinese)。"
        case .softmax: "softmax"
        case .folded(let steps): steps.joined(separator: "、")
        case .unfold(let code): "有些步骤已折叠；\(code) 会全部显示。"
        case .continued(let title): "\(title)，续"
        case .allHeads(let title): "\(title)，所有的头"
        case .allParts(let title): "\(title)，所有部分"
        case .queries(let count): "\(count) 个查询"
        case .keys(let count): "\(count) 个键"
        case .causalMask: "因果掩码"
        case .masked: "有掩码"
        case .note(let phrase): phrase.chinese
        case .sentence(let phrase): phrase.chinese
        case .arithmetic(let phrase): phrase.chinese

        case .previousStep(let trace): "上一步\(trace.map { "，" + $0 } ?? "")"
        case .nextStep(let trace): "下一步\(trace.map { "，" + $0 } ?? "")"
        case .back: "后退"
        case .next: "前进"
        case .showAll: "全部显示"
        case .allStepsShown(let count): "已显示全部 \(count) 步"
        case .keysToStep: "逐步查看；指向一个数，可看到它的来历"
        case .stepShown(let number, let count, let name): "第 \(number) 步，共 \(count) 步：\(name)"

        case .firstOperand: "第一个操作数"
        case .secondOperand: "第二个操作数"
        case .samePlace: "相同位置"
        case .hiddenByMask: "被掩码遮住"
        case .vectors: "向量"
        case .valuesAndOutputs: "值、输出"
        case .scores: "分数"
        case .gradients: "梯度"
        case .numbers: "数"
        case .weights: "权重"
        case .range(let name, let low, let high): "\(name)：\(low) 至 \(high)"
        case .signedScale: "有正有负的数：小于 0 为棕色，0 为浅色，大于 0 为蓝色。"
        case .shareScale: "非负数：0 为浅色，末端为深绿色。"
        case .amountsScale: "指数与和，从 0 到本步的最大值"

        case .followedQuery: "跟随一个查询"
        case .followedQueryCaption(let label): "\(label)：一个查询，从分数到输出"
        case .followedQueryText(let name):
            "\(name) 所在的行。每个分数减去该行的最大值，取指数，再除以总和得到份额；各个值按份额取用，最后相加。"
        case .key: "键"
        case .weight: "权重"
        case .value: "值"
        case .weightedValue: "权重 × 值"
        case .total: "合计"
        case .outputOf(let name): "\(name) 的输出"

        case .edit(let phrase): phrase.chinese
        case .reader(let phrase): phrase.chinese

        case .nothingToPlot: "（没有可画的数）"
        case .lineChart: "折线图"
        case .barChart: "条形图"
        case .chart(let kind, let values): "\(kind)：\(values)"
        case .plotted(let names, let over, let low, let high):
            "\(names.isEmpty ? "值" : names.joined(separator: "、"))\(over.map { "，横轴为 \($0)" } ?? "")，从 \(low) 到 \(high)。"
        case .theNumbers: "各个数"
        case .number: "序号"
        case .values(let values, let series): "\(series)：\(values)"
        }
    }
}

extension FigurePhrase.Numbers {
    fileprivate var chinese: String {
        switch self {
        case .ofQueriesAndKeys: "：行为查询，列为键"
        case .ofShape(let shape): "：\(shape) 个数"
        }
    }
}
