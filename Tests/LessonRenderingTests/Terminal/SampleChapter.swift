import Formulas
import LessonModel
import StepTrace
import TestSupport

/// A chapter with one of everything, and a report on it.
enum SampleChapter {
    static let place = FileLocation(file: "lessons/03-sample.md", line: 1, column: 1)

    static func block(_ kind: Block.Kind) -> Block { Block(kind, at: place) }
    static func paragraph(_ inlines: Inline...) -> Block { block(.paragraph(inlines)) }
    static func formula(_ tex: String) -> Formula { try! Formula(parsing: tex) }

    static func code(_ text: String, line: Int = 1) -> CodePart {
        CodePart(
            text: text, place: FileLocation(file: place.file, line: line, column: 1),
            fence: FileLocation(file: place.file, line: line - 1, column: 1))
    }

    static let chapter = Chapter(
        number: 3, id: "03-sample", file: place.file,
        frontMatter: FrontMatter(
            title: "Scores, softmax, output",
            summary: "The three steps of attention with every number, from a query to the mixture that it takes away.",
            objectives: ["Compute a row of scores by hand.", "Say what softmax keeps and what it changes."]),
        blocks: prose + tables + work,
        cells: [
            Cell(
                index: 1,
                code: code(
                    "// Three tokens, one number each.\nlet q: Matrix = [[1], [2], [3]]\nlet name = \"attention\"\nattention(q, k, v)\n",
                    line: 20), trailingExpression: 0..<1),
            Cell(index: 2, code: code("let hidden = 1\n"), showsSource: false, showsOutput: false),
            Cell(index: 3, code: code("let weights: [Double] = softmax(1)\n", line: 40), action: .failToCompile),
            Cell(index: 4, code: code("plot(losses)\n"), showsSource: false),
            Cell(index: 5, code: code("print(values[7])\n", line: 60)),
            Cell(index: 6, code: code("print(\"never\")\n", line: 70)),
        ],
        inlineValues: [],
        codeExercises: [
            CodeExercise(
                id: "scale-scores", number: 1, points: 2,
                starter: code(
                    """
                    /// Divide the scores of queries `q` and keys `k` by the root of their width.
                    ///
                    /// Return one row for each query.
                    func scaledScores(_ q: Matrix, _ k: Matrix) -> Matrix {
                        <#Return the scaled scores#>
                    }

                    """),
                hints: [Hint(blocks: [], place: place)], afterCell: 1)
        ],
        quizzes: [
            Quiz(
                id: "why", number: 2, points: 1,
                question: [.text("Why is every score divided by the root of the width?")],
                choices: [
                    Quiz.Choice(
                        text: [.text("So that rows add up to 1.")], correct: false, because: [.text("Softmax does.")]),
                    Quiz.Choice(
                        text: [
                            .text("So that long vectors do not score higher just by being long, which would leave "),
                            .code("softmax"), .text(" saturated."),
                        ],
                        correct: true, because: [.text("Variances add.")]),
                ], place: place)
        ],
        worksheets: [
            Worksheet(
                id: "first-row", number: 3, points: 2, expression: "result.weights", blanks: .lines([.row(1)]),
                digits: 2, prompt: [paragraph(.text("Take the first query."))], place: place, afterCell: 1)
        ])

    private static let prose: [Block] = [
        block(.heading(level: 1, [.text("A question")])),
        paragraph(
            .text("A query asks every key "), .emphasis([.text("how well do we match?")]), .text(" The answer is a "),
            .strong([.text("score")]), .text(", computed by "), .code("q.matmul(k.transposed)"), .softBreak,
            .text("and explained in "), .link(destination: "02-query-key-value.md", title: "", [.text("chapter 2")]),
            .text(". Here the largest weight is "), .value(0), .text(" and this one is still missing: "), .value(1),
            .text(". In symbols: "), .formula(formula(#"s_{ij} = q_i \cdot k_j"#)), .text("."), .lineBreak,
            .text("A new line. "), .image(source: "a.png", title: "", [.text("a heat map")])),
        block(.formula(formula(#"\mathrm{softmax}(x)_j = \frac{e^{x_j}}{\sum_l e^{x_l}}"#))),
        paragraph(
            .text("注意力机制让模型在处理每一个词的时候，都能够“看到”句子里的其他词，并决定哪些词更重要。它先计算分数（score），再用 softmax 归一化，最后对值求加权和。")),
        paragraph(
            .text("A long word: "), .text(String(repeating: "antidisestablishmentarianism", count: 5)),
            .text(" and emoji 🎉👩‍👩‍👧 ☀️ in a row 🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀.")),
        block(.heading(level: 2, [.text("Lists and "), .code("quotes")])),
        block(
            .list(
                List(
                    start: nil, tight: true,
                    items: [
                        [paragraph(.text("queries"))],
                        [
                            paragraph(
                                .text("keys, which are what queries are compared with before anything is mixed at all")),
                            block(
                                .list(
                                    List(
                                        start: 9, tight: true,
                                        items: [
                                            [paragraph(.text("nine"))],
                                            [paragraph(.text("ten, longer than the others are"))],
                                        ]))),
                        ],
                    ]))),
        block(.list(List(start: 1, tight: false, items: [[paragraph(.text("One."))], [paragraph(.text("Two."))]]))),
        block(.blockQuote([paragraph(.text("To attend: to be present at a lesson; what a query does to its keys."))])),
        block(
            .alert(
                .warning,
                [
                    paragraph(
                        .text("Dividing by the width itself is a common slip: the code runs, the weights are too flat.")
                    )
                ])),
        block(.alert(.tip, [paragraph(.text("Read a row, not a column."))])),
        block(.alert(.aside, [paragraph(.text("Subtracting the row maximum changes no weight."))])),
        block(.code(info: "text", text: "plain   text\twith a tab\n")),
        block(.code(info: "swift", text: "let x = 1 // one\n")),
        block(.thematicBreak),
        block(.html("<div>shown as text</div>\n")),
    ]

    private static let tables: [Block] = [
        block(.heading(level: 3, [.text("Tables")])),
        block(
            .table(
                Table(
                    alignments: [.left, .right, .center],
                    header: [[.text("Library")], [.text("Empty row")], [.text("Note")]],
                    rows: [
                        [[.text("PyTorch")], [.text("0")], [.code("is_causal")]],
                        [[.text("JAX 库")], [.text("mean")], [.text("of every value")]],
                    ]))),
        block(
            .table(
                Table(
                    alignments: [.none, .none, .none, .none],
                    header: [[.text("Question")], [.text("Ours")], [.text("Elsewhere")], [.text("Since")]],
                    rows: [
                        [
                            [.text("causal with fewer queries than keys")],
                            [.text("bottom right; top left on request")],
                            [.text("PyTorch and JAX top left; flash-attention and MLX bottom right")],
                            [.text("the first version")],
                        ],
                        [
                            [.text("scale")], [.text("a multiplier")], [.text("Keras none by default")],
                            [.text("always")],
                        ],
                    ]))),
    ]

    private static let work: [Block] = [
        block(.cell(1)), block(.cell(2)), block(.cell(3)), block(.cell(4)), block(.cell(5)), block(.cell(6)),
        block(.exercise("scale-scores")), block(.quiz("why")), block(.worksheet("first-row")),
    ]

    static let report: ChapterReport = {
        var report = ChapterReport(chapter)
        report.inlineValues = [0: "0.665"]
        report.keys = [
            "first-row": .matrix(
                Grid(rows: 2, columns: 2, values: [0.665, 0.335, 0.25, 0.75]), rowLabels: ["the", "dog"],
                columnLabels: ["", "a very long label"])
        ]
        func cell(_ index: Int, _ status: CellStatus, _ outputs: [CellReport.Output] = []) {
            report.cells[index - 1].status = status
            report.cells[index - 1].outputs = outputs
        }
        cell(
            1, .passed,
            [
                .printed("printed first\n  with blanks kept, and \u{1B}[31mno colours of its own\n"),
                .shown(.trace(SampleTraces.tiny), caption: nil),
                .shown(
                    .matrix(Grid([[1, 2.5], [-3, .infinity]]), rowLabels: [], columnLabels: []),
                    caption: "A matrix without labels"),
            ])
        cell(2, .passed, [.printed("never seen")])
        cell(3, .passed)
        report.cells[2].diagnostics = [
            Diagnostic(
                at: FileLocation(file: place.file, line: 40, column: 33),
                "cannot convert value of type 'Int' to expected argument type 'Matrix'",
                excerpt: Diagnostic.Excerpt(line: "let weights: [Double] = softmax(1)", length: 1))
        ]
        cell(
            4, .passed,
            [
                .shown(
                    .plot(
                        Plot(
                            kind: .line,
                            series: [
                                Plot.Series(name: "scaled", x: [0, 1, 2, 3, 4], y: [1, 0.5, 0.25, 0.125, 0.0625]),
                                Plot.Series(name: "not scaled", x: [0, 1, 2, 3, 4], y: [1, 0.9, 0.85, 0.7, 0.8]),
                            ], xLabel: "step", yLabel: "loss")), caption: "Loss while training"),
                .shown(
                    .plot(
                        Plot(
                            kind: .bar,
                            series: [Plot.Series(name: "", x: [0, 1, 2], y: [0.09, 0.245, 0.665])],
                            categories: ["the", "动物", "tired"])), caption: nil),
            ])
        cell(5, .trapped)
        report.cells[4].diagnostics = [
            Diagnostic(
                at: FileLocation(file: place.file, line: 60, column: 7), "Index out of range",
                remedy: "values has 3 entries")
        ]
        cell(6, .skipped)
        return report
    }()
}
