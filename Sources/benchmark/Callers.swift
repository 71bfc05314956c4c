// Several callers at once, each on a thread of its own: tasks would share as few threads as there are processors,
// and a caller that waits for the disk would keep the others from calling.
import Glibc
import Synchronization

enum Callers {
    /// What one thread does; it is handed over as a pointer and taken back by the thread.
    private final class Call: Sendable {
        let body: @Sendable () -> Void

        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    /// Runs a body for each caller and waits for all; throws the first error.
    static func run(_ count: Int, _ body: @escaping @Sendable (Int) throws -> Void) throws {
        let failure = Shared<WorkProblem?>(nil)
        let threads = try (0..<count).map { caller in
            try start(
                Call {
                    do { try body(caller) } catch {
                        failure.value.withLock { $0 = $0 ?? WorkProblem("\(error)") }
                    }
                })
        }
        for thread in threads { pthread_join(thread, nil) }
        if let problem = failure.value.withLock(\.self) { throw problem }
    }

    private static func start(_ call: Call) throws -> pthread_t {
        var thread = pthread_t()
        let handed = unsafe Unmanaged.passRetained(call)
        let code = unsafe pthread_create(
            &thread, nil,
            { pointer in
                guard let pointer = unsafe pointer else { return nil }
                unsafe Unmanaged<Call>.fromOpaque(pointer).takeRetainedValue().body()
                return nil
            }, handed.toOpaque())
        guard code == 0 else {
            unsafe handed.release()
            throw WorkProblem("a thread could not be started: \(unsafe String(cString: strerror(code)))")
        }
        return thread
    }
}

/// Something that several callers change.
final class Shared<Value: Sendable>: Sendable {
    let value: Mutex<Value>

    init(_ value: Value) { self.value = Mutex(value) }
}
