//! `mawrout demo`: a full house with invented content, made on the first start and found again on the second.

mod articles;
pub(crate) mod fill;
mod furnish;
mod life;
mod people;
mod play;
mod present;
mod script;
#[cfg(test)]
pub(crate) mod tests;

use crate::config::{FILE, Settings};
use crate::failure::Failure;
use crate::{open, serve};
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::net::SocketAddr;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use store::{OpenMode, Store};

/// Name of the file with the invented people's sign-ins.
pub const SIGN_INS: &str = "sign-ins.csv";
const DATABASE: &str = "mawrout.sqlite";
/// Stands while a house is being filled.
const FILLING: &str = "filling";
/// First line of the settings that this command writes.
const WRITTEN: &str = "# Written by `mawrout demo`.";

/// What was asked for on the command line.
#[derive(Debug, Clone)]
pub struct Wish {
    /// Folder of the house.
    pub data: PathBuf,
    /// Where to listen.
    pub listen: SocketAddr,
    /// Generated products to add.
    pub products: u32,
    /// Make the house and end.
    pub prepare_only: bool,
}

/// The command.
pub fn run(wish: &Wish) -> Result<(), Failure> {
    fs::create_dir_all(&wish.data).map_err(|error| {
        Failure::new(
            format!("{}: {error}", wish.data.display()),
            "choose a folder that can be written with --data",
        )
    })?;
    let settings = settings(wish)?;
    serve::start_log(&settings.log)?;
    let store = prepare(&settings, wish)?;
    if wish.prepare_only {
        println!("The demonstration house is ready in {}", wish.data.display());
        return Ok(());
    }
    let data = wish.data.clone();
    serve::serve(&settings, store, move |house| {
        tell(house.site().public_url(), &data);
    })
}

fn tell(address: &str, data: &Path) {
    println!("Mawrout is open (demonstration, invented data)");
    println!("  shop      {address}/fr   {address}/ar   {address}/en   {address}/zgh");
    println!("  office    {address}/office");
    println!("  producers {address}/producer");
    println!("  sign-ins  {}", data.join(SIGN_INS).display());
    println!("Stop it with Ctrl-C; the next start finds everything again.");
}

/// The settings of the house: its own file, the command line, the environment.
fn settings(wish: &Wish) -> Result<Settings, Failure> {
    if !wish.listen.ip().is_loopback() {
        return Err(Failure::usage(
            format!("a demonstration house does not listen on {}", wish.listen),
            "use --listen 127.0.0.1:PORT; its passwords lie in a file",
        ));
    }
    let file = wish.data.join(FILE);
    let database = std::env::var("MAWROUT_DATABASE")
        .unwrap_or_else(|_| format!("sqlite:{}", wish.data.join(DATABASE).display()));
    if fs::read_to_string(&file).is_ok_and(|text| !text.starts_with(WRITTEN)) {
        return Err(Failure::new(
            format!("{} is the settings file of another house", file.display()),
            "choose another folder with --data",
        ));
    }
    let text = format!(
        "{WRITTEN}\nlisten = \"{}\"\ndatabase = {}\ndemo = true\nlog = \"warn\"\n",
        wish.listen,
        quoted(&database)
    );
    write_private(&file, &text).map_err(|error| told(&file, &error))?;
    Settings::read(Some(&file))
}

/// Writes a file that only its owner reads: whole, or not at all.
fn write_private(path: &Path, text: &str) -> std::io::Result<()> {
    let beside = path.with_extension("new");
    let mut file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(&beside)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    fs::rename(&beside, path)
}

/// A TOML string.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Opens the house and fills it if it is new; a house whose filling was interrupted is made again.
fn prepare(settings: &Settings, wish: &Wish) -> Result<Store, Failure> {
    let mark = wish.data.join(FILLING);
    if mark.is_file() {
        empty(settings, wish)?;
    }
    let store = open::store(settings, OpenMode::Write)?;
    open::bring_up_to_date(&store)?;
    match fill::state(&store)? {
        fill::Filled::Whole => {
            if wish.products > 0 {
                articles::add(&store, settings, wish.products)?;
            }
        }
        fill::Filled::Empty => {
            fs::write(&mark, "a demonstration house is being filled here\n")
                .map_err(|error| told(&mark, &error))?;
            fill::fill(&store, settings, &wish.data, wish.products)?;
            fs::remove_file(&mark).map_err(|error| told(&mark, &error))?;
        }
        fill::Filled::Other => {
            return Err(Failure::new(
                "this database holds a house that is no demonstration; nothing was changed in it",
                "choose another folder with --data, or another MAWROUT_DATABASE",
            ));
        }
    }
    Ok(store)
}

/// Takes away what an interrupted filling left: only files of this folder, and only where its mark stands.
fn empty(settings: &Settings, wish: &Wish) -> Result<(), Failure> {
    let path = wish.data.join(DATABASE);
    if settings.database != format!("sqlite:{}", path.display()) {
        return Err(Failure::new(
            "the filling of this database was interrupted",
            "empty the database, remove the file `filling` in the folder, and start again",
        ));
    }
    for suffix in ["", "-wal", "-shm"] {
        let mut name = path.clone().into_os_string();
        name.push(suffix);
        match fs::remove_file(&name) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(told(&path, &error)),
            _ => {}
        }
    }
    Ok(())
}

fn told(path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(
        format!("{}: {error}", path.display()),
        "choose a folder that can be written with --data",
    )
}
