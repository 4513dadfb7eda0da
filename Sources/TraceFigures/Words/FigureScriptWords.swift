package import StepTrace

/// The words of figures that a page's script needs: a JSON object whose texts have marks such as `{name}` to be filled.
package enum FigureScriptWords {
    /// The phrases in the object, those with values with marks in their place.
    private static let phrases: [FigurePhrase] =
        [
            .axis(.query), .axis(.key), .row, .column, .maximum, .sum, .empty,
            .allNumbers(rows: "{rows}", columns: "{columns}"),
            .arithmetic(.hiddenKey), .arithmetic(.zeroForWeight), .arithmetic(.taken(as: "{value}")),
            .arithmetic(.notTurned), .arithmetic(.set), .arithmetic(.rule), .causalMask, .masked,
        ] + whole + StepSentence.allCases.map { .sentence($0) } + notes.map { .note($0) } + edits.map { .edit($0) }
        + reader.map { .reader($0) }

    /// What a figure is written with whose steps are others than before.
    private static let whole: [FigurePhrase] =
        [
            .inside, .stepsOf("{name}"), .previousStep(of: nil), .previousStep(of: "{name}"), .nextStep(of: nil),
            .nextStep(of: "{name}"), .back, .next, .showAll, .allStepsShown("{count}"), .keysToStep,
            .stepShown(number: "{number}", of: "{count}", name: "{name}"),
            .softmax, .folded(steps: ["{names}"]), .firstOperand, .secondOperand, .samePlace, .hiddenByMask, .vectors,
            .valuesAndOutputs, .scores, .gradients, .numbers, .weights,
            .range(of: "{name}", from: "{first}", to: "{last}"), .signedScale, .shareScale, .amountsScale,
            .followedQuery, .followedQueryCaption("{name}"),
            .followedQueryText(nameHTML: "{name}"), .key, .weight, .value, .weightedValue, .total,
            .outputOf(nameHTML: "{name}"),
        ] + Panel.Group.allCases.map { .group($0) } + (1...mostSteps).map { .steps($0) }
        + [FigurePhrase.Numbers.ofQueriesAndKeys, .ofShape("{shape}")].flatMap { numbers in
            [String?.none, "{trace}"].map { .stepCaption(number: "{number}", name: "{name}", trace: $0, numbers) }
        }

    /// Traces inside others have fewer steps than this.
    private static let mostSteps = 40

    private static let reader: [ReaderPhrase] = [
        .changed, .followed, .causal, .scale, .settings(of: "{name}"),
        .following("{name}", as: nil, steps: "{count}"), .following("{name}", as: .query, steps: "{count}"),
        .following("{name}", as: .key, steps: "{count}"), .asNumber, .asPlace, .prediction, .answer, .reveal, .question,
        .predictedNumber("{said}", came: "{value}", difference: "{difference}"), .predictedExactly("{said}"),
        .predictedPlace("{said}", came: "{value}", of: "{count}"), .noPlace("{text}", most: "{count}"),
    ]

    /// Those of steps that may come into an attention, and of the steps that then take them.
    package static let formulas: [String] =
        ["M", "S′", "Z", "S″ = S′ + B", "S′ = \\frac{S}{\\sqrt{d_k}}", scaling.start + "7" + scaling.end]
        + ["S", "S′", "S″", "C"].map { "Z = \($0) + M" }
        + ["S′", "Z"].flatMap { scores in
            [
                "m_i = \\max_j \(scores)_{ij}", "m_i = \\max(\\sigma, \\max_j \(scores)_{ij})",
                "E_{ij} = e^{\(scores)_{ij} - m_i}",
            ]
        }

    /// What stands around the factor of scores that a reader sets; the page's own formula has a 7 there.
    package static let scaling = (start: "S′ = ", end: "\\,S")

    private static let notes: [StepNote] = [
        .recorded, .copied, .column("{number}", of: "{name}"), .columns("{first}", "{last}", of: "{name}"),
        .concatenated, .compared, .comparedByAddition, .mixed("{name}"), .summedByExponential("{name}"), .projected,
        .unscaled, .dividedByRoot(of: "{number}", which: "{value}"), .scaled("{value}"), .distancePenalty, .masked,
        .capped("{value}"), .rowMaximum, .exponentials, .correction, .rowSums, .shares, .powers,
        .divided(by: "{name}"), .set,
    ]

    private static let edits: [EditPhrase] = [
        .was("{original}", difference: nil), .was("{original}", difference: "{difference}"), .notFollowed,
        .number(place: "{place}", value: "{value}", original: "{original}"),
        .numberPutBack(place: "{place}", value: "{value}"), .laterKeysHidden, .laterKeysShown, .scaled(by: "{value}"),
        .allPutBack, .differing(count: "{count}", first: "{name}"), .nothingDiffers, .notAllRestored, .numberMissing,
        .noNumber("{text}"), .numberTooLarge, .infinityElsewhere, .noStepFrom("{value}"), .figureTooLarge,
        .noSuchNumber, .noAttention,
    ]

    package static func json(_ words: FigureWords) -> String {
        Markup.json(phrases.compactMap { phrase in Entry(phrase).map { ($0.name, words(phrase)) } })
    }

    /// The words that such an object holds; other phrases are empty.
    package static func words(_ json: JSONValue) -> FigureWords {
        var texts: [String: String] = [:]
        if case .object(let members) = json {
            for member in members { texts[member.name] = member.value.string }
        }
        return { [texts] phrase in
            guard let entry = Entry(phrase), let text = texts[entry.name] else { return "" }
            return text.fillingMarks { mark in entry.values.first { $0.mark == mark }?.text }
        }
    }

    /// The MathML of the page's formulas by their TeX, which the script adds to such an object.
    package static func formulas(_ json: JSONValue) -> (_ tex: String) -> String? {
        let formulas = json["formulas"]
        return { formulas?[$0]?.string }
    }

    /// A phrase's name in the object, and the values that stand for marks in its text.
    private struct Entry {
        var name: String
        var values: [(mark: String, text: String)]

        init(_ name: String, _ values: (mark: String, text: String)...) {
            self.name = name
            self.values = values
        }

        init?(_ phrase: FigurePhrase) {
            switch phrase {
            case .axis(let axis): self.init(axis.rawValue)
            case .group(let group): self.init("group-" + group.rawValue)
            case .steps(let count): self.init("steps-" + String(count))
            case .stepCaption(let number, let name, let trace, let numbers):
                self.init(number, name, trace, numbers)
            case .sentence(let sentence): self.init("say-" + sentence.rawValue)
            case .note(let note): self.init(note)
            case .edit(let edit): self.init(edit)
            case .row: self.init("row")
            case .column: self.init("column")
            case .maximum: self.init("maximum")
            case .sum: self.init("sum")
            case .total: self.init("total")
            case .outputOf(let name): self.init("outputOf", ("name", name))
            case .arithmetic(.hiddenKey): self.init("hiddenKey")
            case .arithmetic(.zeroForWeight): self.init("zeroForWeight")
            case .arithmetic(.taken(let value)): self.init("taken", ("value", value))
            case .arithmetic(.notTurned): self.init("notTurned")
            case .arithmetic(.set): self.init("set")
            case .arithmetic(.rule): self.init("rule")
            case .causalMask: self.init("causalMask")
            case .masked: self.init("masked")
            case .reader(let phrase):
                guard let entry = Entry(phrase) else { return nil }
                self = entry
            case .empty: self.init("empty")
            case .allNumbers(let rows, let columns): self.init("allNumbers", ("rows", rows), ("columns", columns))
            case .inside: self.init("inside")
            case .stepsOf(let name): self.init("stepsOf", ("name", name))
            case .previousStep(nil): self.init("previousStep")
            case .previousStep(let name?): self.init("previousStepOf", ("name", name))
            case .nextStep(nil): self.init("nextStep")
            case .nextStep(let name?): self.init("nextStepOf", ("name", name))
            case .back: self.init("back")
            case .next: self.init("next")
            case .showAll: self.init("showAll")
            case .allStepsShown(let count): self.init("allStepsShown", ("count", count))
            case .keysToStep: self.init("keysToStep")
            case .stepShown(let number, let count, let name):
                self.init("stepShown", ("number", number), ("count", count), ("name", name))
            case .softmax: self.init("softmax")
            case .folded(let steps): self.init("folded", ("names", steps.joined(separator: ", ")))
            case .firstOperand: self.init("firstOperand")
            case .secondOperand: self.init("secondOperand")
            case .samePlace: self.init("samePlace")
            case .hiddenByMask: self.init("hiddenByMask")
            case .vectors: self.init("vectors")
            case .valuesAndOutputs: self.init("valuesAndOutputs")
            case .scores: self.init("scores")
            case .gradients: self.init("gradients")
            case .numbers: self.init("numbers")
            case .weights: self.init("weights")
            case .range(let name, let first, let last):
                self.init("range", ("name", name), ("first", first), ("last", last))
            case .signedScale: self.init("signedScale")
            case .shareScale: self.init("shareScale")
            case .amountsScale: self.init("amountsScale")
            case .followedQuery: self.init("followedQuery")
            case .followedQueryCaption(let name): self.init("followedQueryCaption", ("name", name))
            case .followedQueryText(let name): self.init("followedQueryText", ("name", name))
            case .key: self.init("keyHead")
            case .weight: self.init("weightHead")
            case .value: self.init("valueHead")
            case .weightedValue: self.init("weightedValue")
            // A script writes no text, matrix or chart anew, nor what a caption says of a trace.
            default: return nil
            }
        }

        private init(_ number: String, _ name: String, _ trace: String?, _ numbers: FigurePhrase.Numbers) {
            values = [("number", number), ("name", name)]
            if let trace { values.append(("trace", trace)) }
            self.name = trace == nil ? "caption" : "captionInside"
            switch numbers {
            case .ofQueriesAndKeys: self.name += "-ofQueriesAndKeys"
            case .ofShape(let shape):
                self.name += "-ofShape"
                values.append(("shape", shape))
            }
        }

        private init(_ note: StepNote) {
            switch note {
            case .recorded: self.init("note-recorded")
            case .copied: self.init("note-copied")
            case .column(let number, let name): self.init("note-column", ("number", number), ("name", name))
            case .columns(let first, let last, let name):
                self.init("note-columns", ("first", first), ("last", last), ("name", name))
            case .concatenated: self.init("note-concatenated")
            case .compared: self.init("note-compared")
            case .comparedByAddition: self.init("note-comparedByAddition")
            case .mixed(let name): self.init("note-mixed", ("name", name))
            case .summedByExponential(let name): self.init("note-summedByExponential", ("name", name))
            case .projected: self.init("note-projected")
            case .unscaled: self.init("note-unscaled")
            case .dividedByRoot(let number, let value):
                self.init("note-dividedByRoot", ("number", number), ("value", value))
            case .scaled(let value): self.init("note-scaled", ("value", value))
            case .distancePenalty: self.init("note-distancePenalty")
            case .masked: self.init("note-masked")
            case .capped(let value): self.init("note-capped", ("value", value))
            case .rowMaximum: self.init("note-rowMaximum")
            case .exponentials: self.init("note-exponentials")
            case .correction: self.init("note-correction")
            case .rowSums: self.init("note-rowSums")
            case .shares: self.init("note-shares")
            case .powers: self.init("note-powers")
            case .divided(let name): self.init("note-divided", ("name", name))
            case .set: self.init("note-set")
            }
        }

        /// What stands in the page from the beginning has no entry.
        private init?(_ reader: ReaderPhrase) {
            switch reader {
            case .changed: self.init("reader-changed")
            case .followed: self.init("reader-followed")
            case .causal: self.init("reader-causal")
            case .scale: self.init("reader-scale")
            case .settings(let name): self.init("reader-settings", ("name", name))
            case .following(let name, let axis, let count):
                self.init("reader-following\(axis.map { "-" + $0.rawValue } ?? "")", ("name", name), ("count", count))
            case .asNumber: self.init("reader-asNumber")
            case .asPlace: self.init("reader-asPlace")
            case .prediction: self.init("reader-prediction")
            case .answer: self.init("reader-answer")
            case .reveal: self.init("reader-reveal")
            case .question: self.init("reader-question")
            case .predictedNumber(let said, let value, let difference):
                self.init("reader-predicted", ("said", said), ("value", value), ("difference", difference))
            case .predictedExactly(let said): self.init("reader-predictedExactly", ("said", said))
            case .predictedPlace(let said, let value, let count):
                self.init("reader-predictedPlace", ("said", said), ("value", value), ("count", count))
            case .noPlace(let text, let count): self.init("reader-noPlace", ("text", text), ("count", count))
            case .change, .changeHint, .putBack, .putAllBack, .follow, .noToken, .predict: return nil
            }
        }

        private init(_ edit: EditPhrase) {
            switch edit {
            case .was(let original, nil): self.init("edit-wasInfinite", ("original", original))
            case .was(let original, let difference?):
                self.init("edit-was", ("original", original), ("difference", difference))
            case .notFollowed: self.init("edit-notFollowed")
            case .number(let place, let value, let original):
                self.init("edit-number", ("place", place), ("value", value), ("original", original))
            case .numberPutBack(let place, let value):
                self.init("edit-numberPutBack", ("place", place), ("value", value))
            case .laterKeysHidden: self.init("edit-laterKeysHidden")
            case .laterKeysShown: self.init("edit-laterKeysShown")
            case .scaled(let value): self.init("edit-scaled", ("value", value))
            case .allPutBack: self.init("edit-allPutBack")
            case .differing(let count, let name): self.init("edit-differing", ("count", count), ("name", name))
            case .differingMarked(let sign): self.init("edit-differingMarked", ("sign", sign))
            case .nothingDiffers: self.init("edit-nothingDiffers")
            case .notAllRestored: self.init("edit-notAllRestored")
            case .numberMissing: self.init("edit-numberMissing")
            case .noNumber(let text): self.init("edit-noNumber", ("text", text))
            case .numberTooLarge: self.init("edit-numberTooLarge")
            case .infinityElsewhere: self.init("edit-infinityElsewhere")
            case .noStepFrom(let value): self.init("edit-noStepFrom", ("value", value))
            case .figureTooLarge: self.init("edit-figureTooLarge")
            case .noSuchNumber: self.init("edit-noSuchNumber")
            case .noAttention: self.init("edit-noAttention")
            }
        }
    }
}

extension String {
    /// With a text for each mark, such as `{name}`; marks without one stay as they are.
    func fillingMarks(_ text: (_ mark: String) -> String?) -> String {
        var filled = ""
        var rest = self[...]
        while let start = rest.utf8.firstIndex(of: UInt8(ascii: "{")) {
            filled += rest[..<start]
            rest = rest[start...]
            let end = rest.utf8.firstIndex(of: UInt8(ascii: "}"))
            if let end, let text = text(String(rest[rest.utf8.index(after: start)..<end])) {
                filled += text
                rest = rest[rest.utf8.index(after: end)...]
            } else {
                filled += "{"
                rest = rest[rest.utf8.index(after: start)...]
            }
        }
        return filled + rest
    }
}
