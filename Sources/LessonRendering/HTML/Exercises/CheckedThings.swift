import SwiftSource

/// What the code of a check looks at, in the words that it gives: the labels of probes, the messages of expectations.
struct CheckedThings {
    enum Thing: Equatable {
        case probe(String)
        case expectation(String)
    }

    let all: [Thing]

    init(of code: String) {
        all = SwiftSource(code).calls(of: ["probe", "expect"]).compactMap { call in
            call.name == "probe"
                ? call.arguments.first?.map(Thing.probe) : call.arguments.last?.map(Thing.expectation)
        }
    }
}
