import ArgumentParser

/// How results of checks and proofs are printed.
enum ResultFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json, junit
}
