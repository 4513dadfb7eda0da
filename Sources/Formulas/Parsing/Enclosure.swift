/// What the parser is inside of, and so what must come to end it.
enum Enclosure {
    case formula
    case braces(at: Int)
    case left(delimiter: String, at: Int)
    case environment(String, at: Int)
}
