import Formulas
import Synchronization
import TraceFigures

/// The formulas of steps as text and as markup.
///
/// Each is converted once, since traces repeat them. A formula of a lesson's own step that is not valid TeX is shown as
/// it is.
enum StepFormula {
    private static let lines = Mutex<[String: String]>([:])
    private static let markup = Mutex<[String: String]>([:])

    /// The formula as one line of Unicode.
    static func unicode(_ tex: String) -> String {
        cached(tex, in: lines) { (try? Formula(parsing: tex))?.unicode() ?? tex }
    }

    /// The formula as inline MathML, or else the escaped TeX.
    static func mathML(_ tex: String) -> String {
        cached(tex, in: markup) {
            (try? Formula(parsing: tex))?.mathML(display: false) ?? Markup.escaped(tex)
        }
    }

    private static func cached(
        _ tex: String, in cache: borrowing Mutex<[String: String]>, _ set: () -> String
    ) -> String {
        if let known = cache.withLock({ $0[tex] }) { return known }
        let new = set()
        cache.withLock { $0[tex] = new }
        return new
    }
}
