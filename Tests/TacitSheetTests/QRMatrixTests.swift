import TacitSheet
import Testing

struct QRMatrixTests {
    private let kit = "TACIT-KIT1MDV5JG0YUCY0MRLFLTLUU2A2PR27R3XC8J5MAA"

    /// A finder pattern: a ring of 7, a light ring of 5, a dark block of 3.
    private func isFinder(_ code: QRMatrix, row: Int, column: Int) -> Bool {
        (0..<7).allSatisfy { y in
            (0..<7).allSatisfy { x in
                let ring = max(abs(x - 3), abs(y - 3))
                return code.isDark(row: row + y, column: column + x) == (ring != 2)
            }
        }
    }

    @Test func aKitFitsIntoVersionThree() throws {
        // 48 characters of the alphanumeric set: version 3 holds 61 at level M (ISO/IEC 18004, table 7).
        #expect(try QRMatrix(kit).size == 29)
    }

    @Test func threeCornersHaveFinderPatternsAndTheFourthHasNot() throws {
        let code = try QRMatrix(kit)
        let far = code.size - 7
        #expect(isFinder(code, row: 0, column: 0))
        #expect(isFinder(code, row: 0, column: far))
        #expect(isFinder(code, row: far, column: 0))
        #expect(!isFinder(code, row: far, column: far))
    }

    @Test func theTimingPatternsAlternate() throws {
        let code = try QRMatrix(kit)
        for index in 8..<(code.size - 8) {
            #expect(code.isDark(row: 6, column: index) == index.isMultiple(of: 2))
            #expect(code.isDark(row: index, column: 6) == index.isMultiple(of: 2))
        }
    }

    @Test func theFormatSaysLevelM() throws {
        let code = try QRMatrix(kit)
        // The first two format bits, after the mask 10 (of 101010000010010), are 00 for level M.
        #expect(code.isDark(row: 8, column: 0))
        #expect(!code.isDark(row: 8, column: 1))
    }

    @Test func anotherTextIsAnotherCode() throws {
        #expect(try QRMatrix(kit) != QRMatrix(String(kit.dropLast()) + "Q"))
    }

    @Test func whatNoCodeHoldsIsRefused() {
        #expect(throws: SheetError.tooLong) { try QRMatrix(String(repeating: "x", count: 3_000)) }
    }

    @Test func theBlocksAreTheModulesWithTheirQuietZone() throws {
        let code = try QRMatrix(kit)
        let lines = code.halfBlocks()
        #expect(lines.count == (code.size + 2 * QRMatrix.quietZone + 1) / 2)
        for (row, line) in lines.enumerated() {
            let cells = Array(line)
            #expect(cells.count == code.size + 2 * QRMatrix.quietZone)
            for (column, cell) in cells.enumerated() {
                let (y, x) = (2 * row - QRMatrix.quietZone, column - QRMatrix.quietZone)
                #expect((cell == "█" || cell == "▀") == code.isDark(row: y, column: x))
                #expect((cell == "█" || cell == "▄") == code.isDark(row: y + 1, column: x))
            }
        }
        #expect(lines.prefix(2).allSatisfy { $0.allSatisfy { $0 == " " } })
    }
}
