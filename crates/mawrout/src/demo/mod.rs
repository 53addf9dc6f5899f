//! `mawrout demo`: a full house with invented content, made on the first start and found again on the second.

mod articles;
mod fill;
mod furnish;
mod life;
mod people;
mod script;

use crate::config::{FILE, Settings};
use crate::failure::Failure;
use crate::{open, serve};
use std::fs;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use store::{OpenMode, Store};

/// Name of the file with the invented people's sign-ins.
pub const SIGN_INS: &str = "sign-ins.csv";
const DATABASE: &str = "mawrout.sqlite";

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
    let text = format!(
        "# Written by `mawrout demo`.\nlisten = \"{}\"\ndatabase = {}\ndemo = true\nlog = \"warn\"\n",
        wish.listen,
        quoted(&database)
    );
    fs::write(&file, text).map_err(|error| Failure::new(format!("{}: {error}", file.display()), ""))?;
    Settings::read(Some(&file))
}

/// A TOML string.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Opens the house and fills it if it is new; a house whose filling was interrupted is made again.
fn prepare(settings: &Settings, wish: &Wish) -> Result<Store, Failure> {
    let store = open::store(settings, OpenMode::Write)?;
    open::bring_up_to_date(&store)?;
    match fill::state(&store)? {
        fill::Filled::Whole => {
            if wish.products > 0 {
                articles::add(&store, settings, wish.products)?;
            }
            return Ok(store);
        }
        fill::Filled::Empty => {}
        fill::Filled::Part => return again(settings, wish, store),
    }
    fill::fill(&store, settings, &wish.data, wish.products)?;
    Ok(store)
}

fn again(settings: &Settings, wish: &Wish, store: Store) -> Result<Store, Failure> {
    drop(store);
    let path = wish.data.join(DATABASE);
    if settings.database != format!("sqlite:{}", path.display()) {
        return Err(Failure::new(
            "the filling of this database was interrupted",
            "empty the database and start the demonstration again",
        ));
    }
    for suffix in ["", "-wal", "-shm"] {
        let mut name = path.clone().into_os_string();
        name.push(suffix);
        match fs::remove_file(&name) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(Failure::new(
                    format!("{}: {error}", path.display()),
                    "remove the folder and start again",
                ));
            }
            _ => {}
        }
    }
    let store = open::store(settings, OpenMode::Write)?;
    open::bring_up_to_date(&store)?;
    fill::fill(&store, settings, &wish.data, wish.products)?;
    Ok(store)
}
