//! Serving: the listener, the worker beside it, and a graceful stop.

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum_server::Handle;
use dyad_platform::app::App;
use dyad_platform::jobs::{self, Rota};
use hyper_util::rt::TokioTimer;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::timeout;

/// A request's head must arrive within this time; slow clients can't hold a place for longer.
const HEAD_WITHIN: Duration = Duration::from_secs(10);
/// A stop waits so long for requests and letters under way.
const STOP_WITHIN: Duration = Duration::from_secs(8);
/// And so long for what they leave open in the database.
const CLOSE_WITHIN: Duration = Duration::from_secs(1);
/// The worker looks at the clock at least this often.
const AT_LEAST_EVERY: Duration = Duration::from_secs(20);

/// Serves until it is told to stop (Ctrl-C or SIGTERM).
///
/// # Errors
/// When the address can't be listened on.
pub async fn serve(
    app: &App,
    router: Router,
    rota: &'static Rota,
    ready: impl FnOnce(SocketAddr),
) -> std::io::Result<()> {
    let listener = std::net::TcpListener::bind(app.settings.listen)?;
    listener.set_nonblocking(true)?;
    let address = listener.local_addr()?;
    let (stop, told) = watch::channel(false);
    let handle = Handle::new();
    tokio::spawn(stop_when_told(signal()?, handle.clone(), stop));
    let worker = tokio::spawn(work(app.clone(), rota, told.clone()));
    // HTTP/1 alone: who waits to see which version a client speaks can be kept waiting for ever.
    let mut server = axum_server::from_tcp(listener)?.http1_only().handle(handle);
    server
        .http_builder()
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_WITHIN)
        .max_buf_size(64 * 1024);
    ready(address);
    let serving = server.serve(router.into_make_service_with_connect_info::<SocketAddr>());
    let (outcome, ()) = tokio::join!(serving, finish(worker, told));
    // Nothing is lost with what isn't closed in time: it was not acknowledged.
    let _ = timeout(CLOSE_WITHIN, app.db.close()).await;
    outcome
}

async fn stop_when_told(
    signal: impl Future<Output = ()>,
    handle: Handle<SocketAddr>,
    stop: watch::Sender<bool>,
) {
    signal.await;
    stop.send_replace(true);
    handle.graceful_shutdown(Some(STOP_WITHIN));
    tracing::info!("stopping");
}

/// Ends when somebody says so. It listens from now on, not only when it is first waited for.
#[cfg(unix)]
fn signal() -> std::io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupted = signal(SignalKind::interrupt())?;
    let mut terminated = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupted.recv() => {}
            _ = terminated.recv() => {}
        }
    })
}

#[cfg(not(unix))]
fn signal() -> std::io::Result<impl Future<Output = ()>> {
    Ok(async {
        let _ = tokio::signal::ctrl_c().await;
    })
}

/// Lets the worker end what it is at: who takes a job or a letter and goes leaves it for minutes.
async fn finish(worker: JoinHandle<()>, mut told: watch::Receiver<bool>) {
    let _ = told.wait_for(|told| *told).await;
    let abort = worker.abort_handle();
    if timeout(STOP_WITHIN, worker).await.is_err() {
        abort.abort();
    }
}

/// Does what is due, then sleeps until something else is, or something wakes it.
async fn work(app: App, rota: &'static Rota, mut told: watch::Receiver<bool>) {
    while !*told.borrow() {
        if let Err(problem) = jobs::run_due(&app, rota).await {
            tracing::error!(?problem, "the worker could not go on; it tries again");
            let _ = timeout(Duration::from_secs(2), told.changed()).await;
            continue;
        }
        let due = jobs::next_due(&app).await.ok().flatten();
        let until = due.map_or(AT_LEAST_EVERY, |due| {
            Duration::from_millis(u64::try_from((due - app.now()).millis()).unwrap_or(0))
        });
        tokio::select! {
            _ = told.changed() => {}
            () = app.wake.notified() => {}
            () = tokio::time::sleep(until.min(AT_LEAST_EVERY)) => {}
        }
    }
}
