//! Work in pieces on several threads, with results in order.

use std::sync::atomic::{AtomicUsize, Ordering};

/// Does pieces 0 to `pieces`, each thread with room of its own, and joins what they
/// give in the order of pieces: the result is the same for any number of threads.
pub(super) fn in_order<R, T: Send>(
    threads: usize,
    pieces: usize,
    room: impl Fn() -> R + Sync,
    work: impl Fn(&mut R, usize) -> Vec<T> + Sync,
) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let some = || {
        let mut room = room();
        let mut done = Vec::new();
        loop {
            let piece = next.fetch_add(1, Ordering::Relaxed);
            if piece >= pieces {
                return done;
            }
            done.push((piece, work(&mut room, piece)));
        }
    };
    let threads = threads.min(pieces.div_ceil(4));
    let mut done = std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(some)).collect();
        let mut done = some();
        for other in others {
            match other.join() {
                Ok(more) => done.extend(more),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        done
    });
    done.sort_unstable_by_key(|&(piece, _)| piece);
    done.into_iter().flat_map(|(_, found)| found).collect()
}
