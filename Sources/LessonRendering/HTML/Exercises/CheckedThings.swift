import SwiftSource

/// What the code of a check looks at, in the words that it gives: the labels of probes, the messages of expectations.
struct CheckedThings {
    enum Thing: Equatable {
        case probe(String)
        case expectation(String)
    }

    let all: [Thing]

    init(of code: String) {
        all = SwiftSource(code).calls(of: ["probe", "expect"], in: code).compactMap { call in
            call.name == "probe"
                ? call.strings.first.flatMap { $0 }.map(Thing.probe)
                : call.strings.last.flatMap { $0 }.map(Thing.expectation)
        }
    }
}
