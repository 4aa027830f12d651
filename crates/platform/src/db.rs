//! The database: one SQL text on two engines, read and written through transactions only.
//!
//! Writing goes through [`write_tx!`](crate::write_tx), whose block can be replayed: `BEGIN
//! IMMEDIATE` on SQLite, `SERIALIZABLE` with retries on PostgreSQL. What decides is read again inside
//! the block, and no network call happens there. (Macros and not functions that take a closure:
//! see `decisions/0002`.)

use std::time::Duration;

use sqlx::any::{AnyConnectOptions, AnyPoolOptions};
use sqlx::pool::PoolConnection;
use sqlx::{Any, AnyConnection, AnyPool, ConnectOptions as _, Executor as _};

use crate::dialect::{self, Engine};

/// A pool of connections to one of the two engines.
#[derive(Clone)]
pub struct Db {
    reader: AnyPool,
    writer: AnyPool,
    engine: Engine,
}

/// An open transaction. Stores take `&mut Tx`; it ends with the block that got it.
///
/// A connection goes back to its pool only when its transaction ended well. One that was dropped
/// halfway (a request hung up) or failed to end (a full disk) is thrown away with whatever state it
/// was in, so that the next request finds a sound one.
pub struct Tx {
    connection: Option<PoolConnection<Any>>,
    engine: Engine,
}

/// An error that may be the engine's wish to start over.
pub trait Replayable {
    /// Whether the transaction lost a race and should be replayed.
    fn asks_for_replay(&self) -> bool;
}

impl Replayable for sqlx::Error {
    fn asks_for_replay(&self) -> bool {
        dialect::lost_a_race(self)
    }
}

/// Reads in one consistent snapshot: `read_tx!(app.db, |tx| …)`. The block is asynchronous and
/// answers a `Result`; `return` leaves only the block.
#[macro_export]
macro_rules! read_tx {
    ($db:expr, |$tx:ident| $work:expr) => {
        match $db.begin_read().await {
            Ok(mut opened) => {
                let outcome = {
                    let $tx = &mut opened;
                    async { $work }.await
                };
                opened.finish_reading().await;
                outcome
            }
            Err(error) => Err(error.into()),
        }
    };
}

/// Writes all that the block does, or nothing: `write_tx!(app.db, |tx| …)`. The block is
/// asynchronous, answers a `Result`, and may run several times; `return` leaves only the block.
#[macro_export]
macro_rules! write_tx {
    ($db:expr, |$tx:ident| $work:expr) => {{
        let mut tries = 0_u32;
        loop {
            let mut opened = match $db.begin_write().await {
                Ok(opened) => opened,
                Err(error) => match $db.begins_again(error, &mut tries).await {
                    None => continue,
                    Some(error) => break Err(error.into()),
                },
            };
            let outcome = {
                let $tx = &mut opened;
                async { $work }.await
            };
            if let Some(settled) = $db.settle(opened, outcome, &mut tries).await {
                break settled;
            }
        }
    }};
}

/// How often a write is replayed before its error is handed on.
const TRIES: u32 = 12;

impl Tx {
    async fn begin(
        pool: &AnyPool,
        engine: Engine,
        statement: &'static str,
    ) -> Result<Self, sqlx::Error> {
        let connection = Some(pool.acquire().await?);
        let mut tx = Self { connection, engine };
        tx.conn().execute(statement).await?;
        Ok(tx)
    }

    async fn end(mut self, statement: &'static str) -> Result<(), sqlx::Error> {
        self.conn().execute(statement).await?;
        // Dropped here, and so given back; on an error above it is thrown away instead.
        self.connection.take();
        Ok(())
    }

    /// Ends a transaction that only read.
    pub async fn finish_reading(self) {
        // What was read is read; a connection that can't end is thrown away.
        let _ = self.end("ROLLBACK").await;
    }

    /// The connection, for the queries of a store.
    ///
    /// # Panics
    /// Never: the connection is there until the transaction ends, which consumes it.
    #[expect(
        clippy::expect_used,
        reason = "only `end` and `drop` take it, and both consume the rest"
    )]
    pub fn conn(&mut self) -> &mut AnyConnection {
        self.connection
            .as_mut()
            .expect("an open transaction has a connection")
    }

    /// Which engine this is; only [`dialect`] and twin files should need it.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.engine
    }
}

impl Drop for Tx {
    fn drop(&mut self) {
        if let Some(connection) = self.connection.take() {
            drop(connection.detach());
        }
    }
}

impl Db {
    /// Opens the database at `url` (`sqlite:///path/file.db` or `postgres://…`) and checks that it
    /// is safe to use: SQLite is new enough and writes survive a power cut.
    ///
    /// # Errors
    /// When it can't be reached or is unsafe.
    pub async fn open(url: &str) -> Result<Self, sqlx::Error> {
        sqlx::any::install_default_drivers();
        let engine = Engine::of(url);
        let options: AnyConnectOptions = url.parse()?;
        let options = options
            .log_statements(log_level())
            .log_slow_statements(log_level(), Duration::from_secs(1));
        let (readers, writers) = engine.pool_sizes();
        let writer = pool(engine, &options, writers, false).await?;
        dialect::assert_safe(engine, &writer).await?;
        let reader = pool(engine, &options, readers, true).await?;
        Ok(Self {
            reader,
            writer,
            engine,
        })
    }

    /// The engine below.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Begins reading. Use [`read_tx!`](crate::read_tx), which ends it too.
    ///
    /// # Errors
    /// Those of the engine.
    pub async fn begin_read(&self) -> Result<Tx, sqlx::Error> {
        Tx::begin(&self.reader, self.engine, self.engine.begin_read()).await
    }

    /// Begins writing. Use [`write_tx!`](crate::write_tx), which commits and replays.
    ///
    /// # Errors
    /// Those of the engine.
    pub async fn begin_write(&self) -> Result<Tx, sqlx::Error> {
        Tx::begin(&self.writer, self.engine, self.engine.begin_write()).await
    }

    /// Whether a transaction that couldn't begin should try once more: then nothing is returned.
    pub async fn begins_again(&self, error: sqlx::Error, tries: &mut u32) -> Option<sqlx::Error> {
        *tries += 1;
        if !error.asks_for_replay() || *tries >= TRIES {
            return Some(error);
        }
        pause(*tries).await;
        None
    }

    /// Commits what went well and takes back what didn't; `None` asks for a replay.
    pub async fn settle<T, E>(
        &self,
        tx: Tx,
        outcome: Result<T, E>,
        tries: &mut u32,
    ) -> Option<Result<T, E>>
    where
        E: From<sqlx::Error> + Replayable,
    {
        *tries += 1;
        let settled = match outcome {
            Ok(value) => tx.end("COMMIT").await.map(|()| value).map_err(E::from),
            Err(error) => {
                // The error that counts is the one of the work, not of taking it back.
                let _ = tx.end("ROLLBACK").await;
                Err(error)
            }
        };
        match settled {
            Err(error) if error.asks_for_replay() && *tries < TRIES => {
                pause(*tries).await;
                None
            }
            settled => Some(settled),
        }
    }

    /// A connection outside any transaction: migrations and backups only.
    ///
    /// # Errors
    /// When none is free in time.
    pub async fn maintenance(&self) -> Result<sqlx::pool::PoolConnection<Any>, sqlx::Error> {
        self.writer.acquire().await
    }

    /// Closes all connections, waiting for running transactions.
    pub async fn close(&self) {
        self.reader.close().await;
        self.writer.close().await;
    }
}

/// Statements carry no values, only `$1`; still they are only worth reading when tracing.
fn log_level() -> log::LevelFilter {
    log::LevelFilter::Trace
}

async fn pause(tries: u32) {
    tokio::time::sleep(Duration::from_millis(u64::from(tries * tries) * 3)).await;
}

async fn pool(
    engine: Engine,
    options: &AnyConnectOptions,
    size: u32,
    reads_only: bool,
) -> Result<AnyPool, sqlx::Error> {
    AnyPoolOptions::new()
        .max_connections(size)
        .acquire_timeout(Duration::from_secs(10))
        .test_before_acquire(engine == Engine::Postgres)
        .after_connect(move |connection, _| {
            Box::pin(dialect::prepare_connection(engine, connection, reads_only))
        })
        .connect_with(options.clone())
        .await
}
