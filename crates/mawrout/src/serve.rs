//! `mawrout serve`: opens the database, the doors and the background, until it is asked to stop.

use crate::config::Settings;
use crate::failure::Failure;
use crate::{background, follow, open, rooms, watch};
use std::io::ErrorKind;
use store::{OpenMode, Store};
use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;
use web::{House, server};

/// The command.
pub fn run(settings: &Settings) -> Result<(), Failure> {
    start_log(&settings.log)?;
    if let Some(advice) = settings.advice() {
        tracing::warn!("{advice}");
    }
    let store = open::store(settings, OpenMode::Write)?;
    open::bring_up_to_date(&store)?;
    serve(settings, store, |house| {
        println!("Mawrout is open at {}", house.site().public_url());
    })
}

/// Lines of JSON on standard error.
pub fn start_log(filter: &str) -> Result<(), Failure> {
    let filter = EnvFilter::try_new(filter).map_err(|error| {
        Failure::usage(
            format!("log = {filter:?}: {error}"),
            "use error, warn, info or debug",
        )
    })?;
    tracing_subscriber::fmt()
        .json()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .init();
    Ok(())
}

/// Serves an open database; `opened` is told when the doors are open.
pub fn serve(settings: &Settings, store: Store, opened: impl FnOnce(&House)) -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::new(error, "allow this user more threads"))?;
    runtime.block_on(async {
        let listener = TcpListener::bind(settings.listen)
            .await
            .map_err(|error| bind_failure(settings, &error))?;
        let port = listener
            .local_addr()
            .map_err(|error| Failure::new(error, ""))?
            .port();
        if let Some(address) = settings.metrics_listen {
            watch::open(address, watch::begin()?, store.clone()).await?;
        }
        let house = open::house(settings, store, port)?;
        house
            .refresh()
            .await
            .map_err(|problem| Failure::new(format!("{problem:?}"), "run mawrout check"))?;
        let worker = tokio::spawn(background::run(
            house.store.clone(),
            house.clock.clone(),
            house.ids.clone(),
        ));
        let folder = match &settings.search_folder {
            Some(folder) => folder.clone(),
            None => follow::folder_beside(&settings.database_url()?),
        };
        let follower = tokio::spawn(follow::run(house.clone(), folder));
        opened(&house);
        let connections = house.limits().into();
        server::serve(
            listener,
            rooms::routes().into_router(house.clone()),
            closing(&house),
            connections,
        )
        .await;
        worker.abort();
        follower.abort();
        Ok(())
    })
}

fn bind_failure(settings: &Settings, error: &std::io::Error) -> Failure {
    let mend = match error.kind() {
        ErrorKind::AddrInUse => {
            "another program listens there: stop it, or choose another port with `listen`"
        }
        ErrorKind::PermissionDenied => {
            "ports below 1024 need rights: choose a higher one and put a proxy in front"
        }
        _ => "correct the key `listen`",
    };
    Failure::new(format!("cannot listen on {}: {error}", settings.listen), mend)
}

/// Resolves when the doors are to be shut: some seconds after it was asked for, so that proxies see it coming.
async fn closing(house: &House) {
    if asked_to_stop().await == Asked::ByTheSystem {
        house.begin_closing();
        tokio::time::sleep(server::NOTICE).await;
    }
}

/// Who asks the process to end.
#[derive(PartialEq, Eq)]
enum Asked {
    /// Somebody at the keyboard, who waits for it.
    ByHand,
    /// A service manager, which has time.
    ByTheSystem,
}

/// Resolves on an interrupt, or when the system asks the process to end.
async fn asked_to_stop() -> Asked {
    let mut terminate = match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(terminate) => terminate,
        Err(error) => {
            tracing::warn!(%error, "the end of the process cannot be heard; an interrupt can");
            let _ = tokio::signal::ctrl_c().await;
            return Asked::ByHand;
        }
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => Asked::ByHand,
        _ = terminate.recv() => Asked::ByTheSystem,
    }
}
