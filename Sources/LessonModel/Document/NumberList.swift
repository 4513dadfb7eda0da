/// Numbers of chapters, sections or exercises, and names of other things, as a message lists them.
package enum NumberList {
    /// `4.1`, `4.1 and 4.2`, `4.1 to 4.5`: what there is under numbers that follow one another.
    static func text(_ numbers: [String]) -> String {
        guard let first = numbers.first, let last = numbers.last, numbers.count > 1 else { return numbers.joined() }
        return "\(first) \(numbers.count == 2 ? "and" : "to") \(last)"
    }

    /// `1 to 12 and 20`: numbers in order, with gaps.
    static func text(_ numbers: [Int]) -> String {
        let runs = numbers.reduce(into: [[Int]]()) { runs, number in
            if let last = runs.last?.last, last + 1 == number {
                runs[runs.count - 1].append(number)
            } else {
                runs.append([number])
            }
        }
        return series(runs.map { text($0.map(String.init)) })
    }

    /// `row 1, row 2 and column 1`: names one after another.
    package static func series(_ names: [String]) -> String {
        names.count < 2 ? names.joined() : names.dropLast().joined(separator: ", ") + " and " + names[names.count - 1]
    }
}
