import Formulas
import Synchronization
import TraceFigures

/// The formulas of steps as text and as markup.
///
/// Traces repeat them, so each is set once. A lesson's own step may carry a formula that is no TeX: it is shown as it stands.
enum StepFormula {
    private static let lines = Mutex<[String: String]>([:])
    private static let markup = Mutex<[String: String]>([:])

    /// In one line of Unicode.
    static func unicode(_ tex: String) -> String {
        remembered(tex, in: lines) { (try? Formula(parsing: tex))?.unicode() ?? tex }
    }

    /// As MathML among other words, escaped.
    static func mathML(_ tex: String) -> String {
        remembered(tex, in: markup) {
            (try? Formula(parsing: tex))?.mathML(display: false) ?? Markup.escaped(tex)
        }
    }

    private static func remembered(
        _ tex: String, in cache: borrowing Mutex<[String: String]>, _ set: () -> String
    ) -> String {
        if let known = cache.withLock({ $0[tex] }) { return known }
        let new = set()
        cache.withLock { $0[tex] = new }
        return new
    }
}
