import Formulas
import Testing

struct EditDistanceTests {
    @Test(arguments: [
        ("", "abc", 3), ("abc", "", 3), ("same", "same", 0), ("kitten", "sitting", 3), ("alhpa", "alpha", 1),
        ("tiemout", "timeout", 1), ("ca", "abc", 3),
    ])
    func swappedNeighboursAreOneMistake(first: String, second: String, distance: Int) {
        #expect(EditDistance.between(Array(first), Array(second)) == distance)
    }
}
