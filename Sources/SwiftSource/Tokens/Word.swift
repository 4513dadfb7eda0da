/// The words with a meaning in Swift's grammar.
enum Word: UInt8, CaseIterable, Sendable {
    // Reserved: names only in backticks, after a period or as labels.
    case anyType, `as`, `associatedtype`, `break`, `case`, `catch`, `class`, `continue`, `default`, `defer`, `deinit`
    case `do`, `else`, `enum`, `extension`, `fallthrough`, `false`, `fileprivate`, `for`, `func`, `guard`, `if`
    case `import`, `in`, `init`, `inout`, `internal`, `is`, `let`, `nil`, `operator`, `precedencegroup`, `private`
    case `protocol`, `public`, `repeat`, `rethrows`, `return`, `self`, selfType, `static`, `struct`, `subscript`,
        `super`
    case `switch`, `throw`, `throws`, `true`, `try`, `typealias`, `var`, `where`, `while`

    // Contextual: keywords only in some places.
    case abi, actor, addressWithNativeOwner, addressWithOwner, assignment, associativity, async, attached, available
    case await, backDeployed, before, borrow, borrowing, consume, consuming, convenience, copy, deprecated, derivative,
        didSet
    case differentiable, discard, distributed, dynamic, each, existential, file, final, freestanding, get, higherThan,
        indirect, infix, introduced, isolated
    case lazy, line, lowerThan, macro, message, metatype, mutableAddressWithNativeOwner, mutableAddressWithOwner
    case mutating, noasync, nonisolated, nonmutating, nonsending, objc, obsoleted, of, opaque, open, optional, override
    case package, postfix, prefix, protocolMetatype, reasync, renamed, required, sending, set, specialized, transpose
    case unavailable, unowned, unsafe, unsafeAddress, unsafeMutableAddress, weak, willSet, yield
    case underscoredBackDeploy, underscoredConst, underscoredConsuming, underscoredDocumentation
    case underscoredDynamicReplacement, underscoredEffects, underscoredImplements, underscoredLocal, underscoredModify
    case underscoredOriginallyDefinedIn, underscoredOwned, underscoredRead, underscoredSetterAccess, underscoredShared
    case underscoredSpecialize, underscoredSPIAvailable

    var isReserved: Bool { rawValue <= Word.while.rawValue }

    static let named: [String: Word] = Dictionary(uniqueKeysWithValues: allCases.map { ($0.text, $0) })

    private var text: String {
        switch self {
        case .anyType: "Any"
        case .selfType: "Self"
        case .existential: "any"
        case .metatype: "Type"
        case .opaque: "some"
        case .protocolMetatype: "Protocol"
        case .underscoredBackDeploy: "_backDeploy"
        case .underscoredConst: "_const"
        case .underscoredConsuming: "__consuming"
        case .underscoredDocumentation: "_documentation"
        case .underscoredDynamicReplacement: "_dynamicReplacement"
        case .underscoredEffects: "_effects"
        case .underscoredImplements: "_implements"
        case .underscoredLocal: "_local"
        case .underscoredModify: "_modify"
        case .underscoredOriginallyDefinedIn: "_originallyDefinedIn"
        case .underscoredOwned: "__owned"
        case .underscoredRead: "_read"
        case .underscoredSetterAccess: "__setter_access"
        case .underscoredShared: "__shared"
        case .underscoredSpecialize: "_specialize"
        case .underscoredSPIAvailable: "_spi_available"
        default: "\(self)"
        }
    }
}
