import Foundation
import SeededDice
import TacitClinical
import Testing

@testable import TacitClinical

@Suite struct HandleTests {
    private let animals = HandleMaker.animals

    @Test func thereAreEnoughAnimals() {
        #expect(animals.count >= 250)
        #expect(Set(animals).count == animals.count)
        #expect(
            animals.allSatisfy {
                (3...10).contains($0.utf8.count) && $0.utf8.allSatisfy { (97...122).contains($0) }
            }
        )
    }

    @Test func anyTwoAnimalsAreThreeLettersApart() {
        for (index, one) in animals.enumerated() {
            for other in animals[(index + 1)...] where distance(one, other) < 3 {
                Issue.record("\(one) and \(other)")
            }
        }
    }

    @Test func noAnimalIsAnInsultOrAFright() {
        let hurtful = [
            "ape", "ass", "bat", "bear", "boar", "cow", "crow", "dodo", "goat", "goose", "hog",
            "hyena", "leech", "lion", "louse", "monkey", "pig", "rat", "shark", "sheep", "skunk",
            "slug", "snake", "sloth", "spider", "swine", "tick", "tiger", "toad", "viper",
            "vulture", "weasel", "whale", "wolf", "worm",
        ]
        #expect(Set(animals).isDisjoint(with: hurtful))
    }

    @Test func theLiteralIsWhatTheListGives() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "../../Sources/TacitClinical/Data/animals.txt"
        )
        let candidates = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(
            String.init
        )
        var kept: [String] = []
        for candidate in candidates where kept.allSatisfy({ distance($0, candidate) >= 3 }) {
            kept.append(candidate)
        }
        #expect(kept == animals)
    }

    @Test func everyAnimalButThoseOfExamplesIsUsedOnceBeforeTwoAreJoined() {
        var generator = Dice(7)
        var taken: Set<String> = []
        let given = Set(animals).subtracting(HandleMaker.examples)
        #expect(HandleMaker.examples.isSubset(of: animals))
        for _ in given {
            let handle = HandleMaker.next(taken: taken, using: &generator)
            #expect(Handle.isWellFormed(handle))
            taken.insert(handle)
        }
        #expect(Set(taken.map { String($0.dropLast(2)) }) == given)
        var joined: Set<String> = []
        for _ in 0..<500 {
            let handle = HandleMaker.next(taken: taken, using: &generator)
            let parts = handle.split(separator: "-")
            #expect(Handle.isWellFormed(handle) && parts.count == 3 && parts[0] != parts[1])
            #expect(joined.insert(String(handle.dropLast(2))).inserted)
            taken.insert(handle)
        }
    }

    @Test func anAnimalIsNotUsedAgainWithAnotherDigit() {
        let only = "badger"
        var generator = Dice(1)
        let taken = Set(animals.filter { $0 != only }.map { "\($0)-2" })
        for _ in 0..<50 {
            #expect(HandleMaker.next(taken: taken, using: &generator).hasPrefix("badger-"))
        }
        for digit in 2...9 {
            let handle = HandleMaker.next(taken: taken.union(["badger-\(digit)"]), using: &generator)
            #expect(handle.split(separator: "-").count == 3)
        }
    }

    @Test func whenEveryPairIsTakenThreeAreJoined() {
        var taken = Set(animals.map { "\($0)-2" })
        for one in animals {
            for other in animals where one != other { taken.insert("\(one)-\(other)-2") }
        }
        var generator = Dice(3)
        #expect(HandleMaker.next(taken: taken, using: &generator).split(separator: "-").count == 4)
    }

    @Test func digitsAndAnimalsAreAllDrawn() {
        var generator = Dice(11)
        var digits: Set<Character> = []
        for _ in 0..<400 {
            digits.insert(HandleMaker.next(taken: [], using: &generator).last ?? "?")
        }
        #expect(digits == Set("23456789"))
    }

    @Test func onlyTheFormIsWellFormed() {
        for text in ["otter-4", "otter-heron-4", "elk-2", "woodpecker-9", "otter-heron-elk-3"] {
            #expect(Handle.isWellFormed(text), "\(text)")
        }
        for text in [
            "", "otter", "otter-", "otter-1", "otter-0", "otter-44", "Otter-4", "ot-4",
            "hummingbirds-4", "otter--4", "-otter-4", "otter-4 ", "4", "-4", "öttér-4", "otter_4",
            "Rowan Ashdown",
        ] {
            #expect(!Handle.isWellFormed(text), "\(text)")
        }
    }

    private func distance(_ one: String, _ other: String) -> Int {
        let other = Array(other.utf8)
        var row = Array(0...other.count)
        for (line, mine) in one.utf8.enumerated() {
            var diagonal = row[0]
            row[0] = line + 1
            for (column, theirs) in other.enumerated() {
                (diagonal, row[column + 1]) = (
                    row[column + 1],
                    min(row[column + 1] + 1, row[column] + 1, diagonal + (mine == theirs ? 0 : 1))
                )
            }
        }
        return row[other.count]
    }
}
