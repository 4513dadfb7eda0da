/// Finds the command that a misspelt or unsupported one was meant to be.
enum Spelling {
    /// The remedy for an unknown command.
    static func remedy(forCommand name: String) -> String {
        if let remedy = foreign[name] { return remedy }
        if names.contains(name) {
            let star = namesWithLimits.contains(name) ? "*" : ""
            return "write \\operatorname\(star){\(name)}"
        }
        if let near = nearest(to: name, among: known) {
            return names.contains(near) ? "did you mean \\operatorname{\(near)}?" : "did you mean \\\(near)?"
        }
        return "for the name of a function write \\operatorname{\(name)}"
    }

    /// The commands of more than one letter, and names.
    private static let known: [String] = {
        let commands =
            Array(SymbolTable.commands.keys) + Parser.constructions + Array(Parser.alphabets.keys)
            + Array(Parser.textCommands.keys) + Accent.allCases.map(\.rawValue)
        return commands.filter { $0.count > 1 } + names
    }()

    /// The nearest candidate, if at most one edit away, or two for words of more than five letters.
    static func nearest(to word: String, among candidates: [String]) -> String? {
        let limit = word.count <= 5 ? 1 : 2
        let rated = candidates.filter { abs($0.utf8.count - word.utf8.count) <= limit }.map { candidate in
            let isAlike = candidate.first == word.first
            let distance = EditDistance.between(Array(word.unicodeScalars), Array(candidate.unicodeScalars))
            return (distance: distance, unlike: isAlike ? 0 : 1, candidate: candidate)
        }
        guard let best = rated.min(by: <), best.distance <= limit else { return nil }
        return best.candidate
    }

    /// Common names in machine learning that TeX has no command for.
    private static let names = [
        "softmax", "argmax", "argmin", "sigmoid", "relu", "ReLU", "gelu", "GELU", "softplus", "diag", "Var", "Cov",
        "tr",
        "rank", "sign", "sgn", "erf", "concat", "Concat", "Attention", "attention", "LayerNorm", "logsumexp", "rowsum",
    ]
    private static let namesWithLimits = ["argmax", "argmin"]

    /// Commands of TeX and LaTeX that are not supported, and what to write instead.
    private static let foreign = [
        "over": "write \\frac{a}{b}", "atop": "write \\binom{a}{b} or \\substack{a\\\\b}",
        "choose": "write \\binom{n}{k}",
        "rm": "write \\mathrm{…}", "bf": "write \\mathbf{…}", "it": "write \\mathit{…}", "cal": "write \\mathcal{…}",
        "color": "leave colours out", "textcolor": "leave colours out", "label": "remove it",
        "ref": "name the formula in words",
        "eqref": "name the formula in words", "newcommand": "write the formula out; macros are not available",
        "def": "write the formula out; macros are not available", "mathds": "write \\mathbb{…}",
        "R": "write \\mathbb{R}",
        "hline": "leave rules out", "cfrac": "write \\dfrac{a}{b}", "dbinom": "write \\binom{n}{k}",
        "tbinom": "write \\binom{n}{k}", "scriptstyle": "leave the size to the layout",
        "xrightarrow": "write \\stackrel{f}{\\longrightarrow}",
        "mathstrut": "leave it out", "strut": "leave it out", "hspace": "write \\quad", "vspace": "leave it out",
        "boxed": "leave the box out", "cancel": "leave the line out", "eqno": "write \\tag{1}",
    ]
}
