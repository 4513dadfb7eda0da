/// The environments that `\begin` accepts.
enum EnvironmentTable {
    struct Entry {
        let kind: FormulaTable.Kind
        let open: String
        let close: String
    }

    static let entries: [String: Entry] = {
        var entries: [String: Entry] = [:]
        for (name, open, close) in [
            ("matrix", "", ""), ("pmatrix", "(", ")"), ("bmatrix", "[", "]"), ("Bmatrix", "{", "}"),
            ("vmatrix", "|", "|"), ("Vmatrix", "‖", "‖"), ("smallmatrix", "", ""),
        ] {
            entries[name] = Entry(kind: .matrix, open: open, close: close)
        }
        entries["cases"] = Entry(kind: .cases, open: "{", close: "")
        entries["dcases"] = Entry(kind: .cases, open: "{", close: "")
        entries["rcases"] = Entry(kind: .cases, open: "", close: "}")
        for name in ["aligned", "align", "align*", "split"] {
            entries[name] = Entry(kind: .aligned, open: "", close: "")
        }
        for name in ["gathered", "gather", "gather*"] {
            entries[name] = Entry(kind: .gathered, open: "", close: "")
        }
        entries["array"] = Entry(kind: .array([]), open: "", close: "")
        return entries
    }()
}
