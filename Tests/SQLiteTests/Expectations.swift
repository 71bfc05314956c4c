// Runs what must fail, and hands back the failure.

import SQLite

func failure(_ body: () throws -> Void) -> SQLiteError? {
    do {
        try body()
        return nil
    } catch {
        return error as? SQLiteError
    }
}

func memory() throws -> Connection {
    try Connection(":memory:", access: .readWrite(create: true))
}
