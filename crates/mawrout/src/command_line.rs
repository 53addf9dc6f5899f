//! The commands of the house.

use crate::config::Settings;
use crate::failure::Failure;
use crate::{backup, check, demo, import, open, restore, routes, serve, user};
use clap::{Args, Parser, Subcommand};
use std::net::SocketAddr;
use std::path::PathBuf;

/// Mawrout: the shop of the oases and the house behind it.
#[derive(Debug, Parser)]
#[command(name = "mawrout", version, about)]
pub struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

/// Where the settings are.
#[derive(Debug, Args)]
struct Config {
    /// Settings file; without it `mawrout.toml` in this folder, if there is one.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

impl Config {
    fn read(&self) -> Result<Settings, Failure> {
        Settings::read(self.config.as_deref())
    }
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Opens a full demonstration house, made on the first start.
    #[command(after_help = "Example: mawrout demo --data ./demo-house --listen 127.0.0.1:8080")]
    Demo {
        /// Folder of the house.
        #[arg(long, value_name = "DIR", default_value = "./mawrout-demo")]
        data: PathBuf,
        /// Address to listen on; loopback only.
        #[arg(long, value_name = "ADDR:PORT", default_value = "127.0.0.1:8080")]
        listen: SocketAddr,
        /// Adds so many generated products.
        #[arg(long, value_name = "N", default_value_t = 0)]
        products: u32,
        /// Makes the house and ends, without opening it.
        #[arg(long)]
        prepare_only: bool,
    },
    /// Opens the house.
    #[command(after_help = "Example: mawrout serve --config /etc/mawrout/mawrout.toml")]
    Serve(Config),
    /// Makes or upgrades the tables.
    #[command(after_help = "Example: MAWROUT_DATABASE=sqlite:shop.sqlite mawrout migrate")]
    Migrate(Config),
    /// Proves what must hold of the books, the stock and the trail; ends with 1 if something is broken.
    #[command(after_help = "Example: mawrout check --config mawrout.toml (also beside a house that serves)")]
    Check(Config),
    /// Keeps the whole house in one file, proved; also beside a house that serves.
    #[command(
        after_help = "Example: mawrout backup --config /etc/mawrout/mawrout.toml --to /backup/monday.sqlite"
    )]
    Backup {
        /// File to make; without it the name tells the time in UTC.
        #[arg(long, value_name = "FILE")]
        to: Option<PathBuf>,
        #[command(flatten)]
        config: Config,
    },
    /// Makes the house of a backup the house of the settings; the backup is proved first.
    #[command(
        after_help = "Example: mawrout restore /backup/monday.sqlite --config /etc/mawrout/mawrout.toml"
    )]
    Restore {
        /// The backup.
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// Puts it in the place of a house; the old file is kept beside.
        #[arg(long)]
        replace: bool,
        #[command(flatten)]
        config: Config,
    },
    /// Copies the house into another database, which must be empty.
    #[command(
        after_help = "Example: mawrout move-to postgres://mawrout@db.example/shop --config mawrout.toml"
    )]
    MoveTo {
        /// The other database: `sqlite:PATH` or `postgres://…`.
        #[arg(value_name = "URL")]
        url: String,
        #[command(flatten)]
        config: Config,
    },
    /// Reads products, producers, categories, labels, bundles, towns or rates from CSV or XLSX.
    #[command(after_help = "Example: mawrout import producers.csv products.csv --dry-run")]
    Import {
        /// Files; the kind of each is known by its header.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        /// Tells what would change, and keeps nothing.
        #[arg(long)]
        dry_run: bool,
        /// Writes the rows that were refused to this CSV file.
        #[arg(long, value_name = "FILE")]
        errors: Option<PathBuf>,
        #[command(flatten)]
        config: Config,
    },
    /// Adds users from the terminal.
    User {
        #[command(subcommand)]
        command: UserCommand,
    },
    /// Lists every address of the house with its rule.
    #[command(after_help = "Example: mawrout routes --json")]
    Routes {
        /// As JSON.
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, Subcommand)]
enum UserCommand {
    /// Adds a user with a role and prints a one-time link to choose a password.
    #[command(after_help = "Example: mawrout user add admin samira")]
    Add {
        /// One of the roles: admin, manager, clerk, treasurer, direction, supervisor, coach, partner, producer.
        role: String,
        /// What the person types to sign in.
        login: String,
        /// For a producer: the slug of the organisation.
        #[arg(long, value_name = "SLUG")]
        organisation: Option<String>,
        #[command(flatten)]
        config: Config,
    },
}

/// Does what the line says.
pub fn run(line: CommandLine) -> Result<(), Failure> {
    match line.command {
        Command::Demo {
            data,
            listen,
            products,
            prepare_only,
        } => demo::run(&demo::Wish {
            data,
            listen,
            products,
            prepare_only,
        }),
        Command::Serve(config) => serve::run(&config.read()?),
        Command::Migrate(config) => open::migrate(&config.read()?),
        Command::Check(config) => check::run(&config.read()?),
        Command::Backup { to, config } => backup::run(&config.read()?, to.as_deref()),
        Command::Restore {
            file,
            replace,
            config,
        } => restore::run(&config.read()?, &file, replace),
        Command::MoveTo { url, config } => restore::move_to(&config.read()?, &url),
        Command::Import {
            files,
            dry_run,
            errors,
            config,
        } => import::run(&config.read()?, &files, dry_run, errors.as_deref()),
        Command::User {
            command:
                UserCommand::Add {
                    role,
                    login,
                    organisation,
                    config,
                },
        } => user::add(&config.read()?, &role, &login, organisation.as_deref()),
        Command::Routes { json } => routes::run(json),
    }
}
