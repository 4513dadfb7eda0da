import ArgumentParser

/// How verdicts are printed.
enum VerdictFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json, junit
}
