//! The index itself: opened or made anew, filled, emptied, and told how far it has followed.

use crate::entry::{Entry, Section};
use crate::fields::{FORMAT, Fields, schema};
use crate::{SearchError, analysis, sound};
use std::net::Ipv6Addr;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use tantivy::directory::MmapDirectory;
use tantivy::tokenizer::{TokenizerManager, WhitespaceTokenizer};
use tantivy::{IndexReader, IndexWriter, ReloadPolicy, TantivyDocument, Term};

/// Memory of the writer, in bytes: the least that the library takes.
const WRITER_BYTES: usize = 15_000_000;

/// An index in a folder that belongs to this process alone.
pub struct Index {
    pub(crate) fields: Fields,
    pub(crate) reader: IndexReader,
    writer: Mutex<IndexWriter>,
    folder: PathBuf,
}

/// An index that was opened, and how far it had come.
pub struct Opened {
    /// The index.
    pub index: Index,
    /// The last mark it was committed with; nothing when it is new and holds nothing.
    pub mark: Option<i64>,
}

impl Index {
    /// Opens the index in a folder. One that is absent, of another format or broken is made anew, empty; one that
    /// another process has open is an error.
    pub fn open(folder: &Path) -> Result<Opened, SearchError> {
        match Self::open_kept(folder) {
            Ok(Some(opened)) => Ok(opened),
            Ok(None) => Self::make(folder),
            // Another process has it: it must not be taken from under it.
            Err(SearchError(error @ tantivy::TantivyError::LockFailure(..))) => Err(error.into()),
            Err(error) => {
                tracing::warn!(problem = %error, "the search index is broken and is made anew");
                Self::make(folder)
            }
        }
    }

    fn open_kept(folder: &Path) -> Result<Option<Opened>, SearchError> {
        if !folder.join("meta.json").exists() {
            return Ok(None);
        }
        let kept = tantivy::Index::open_in_dir(folder)?;
        let (schema, fields) = schema();
        let mark = kept.load_metas()?.payload.as_deref().and_then(mark_of);
        if kept.schema() != schema || mark.is_none() || !kept.validate_checksum()?.is_empty() {
            return Ok(None);
        }
        let index = Self::over(kept, fields, folder)?;
        Ok(Some(Opened { index, mark }))
    }

    fn make(folder: &Path) -> Result<Opened, SearchError> {
        match std::fs::remove_dir_all(folder) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => std::fs::create_dir_all(folder)?,
        }
        let (schema, fields) = schema();
        let directory = MmapDirectory::open(folder).map_err(tantivy::TantivyError::from)?;
        let made = tantivy::Index::open_or_create(directory, schema)?;
        let index = Self::over(made, fields, folder)?;
        Ok(Opened { index, mark: None })
    }

    fn over(mut index: tantivy::Index, fields: Fields, folder: &Path) -> Result<Self, SearchError> {
        let tokenizers = TokenizerManager::default();
        tokenizers.register("whitespace", WhitespaceTokenizer::default());
        index.set_tokenizers(tokenizers);
        let reader = index
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .try_into()?;
        let writer = index.writer_with_num_threads(1, WRITER_BYTES)?;
        Ok(Self {
            fields,
            reader,
            writer: Mutex::new(writer),
            folder: folder.to_owned(),
        })
    }

    fn writer(&self) -> MutexGuard<'_, IndexWriter> {
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts an entry in the place of the one with its section and id. It is found after [`commit`](Self::commit).
    pub fn put(&self, entry: &Entry) -> Result<(), SearchError> {
        let writer = self.writer();
        writer.delete_term(self.key(entry.section, entry.id));
        writer.add_document(self.document(entry))?;
        Ok(())
    }

    /// Takes an entry out; one that is not there is no error.
    pub fn remove(&self, section: Section, id: u128) {
        self.writer().delete_term(self.key(section, id));
    }

    /// Takes everything out.
    pub fn clear(&self) -> Result<(), SearchError> {
        self.writer().delete_all_documents()?;
        Ok(())
    }

    /// Makes what was put and removed findable, durably, and keeps how far the index has followed.
    pub fn commit(&self, mark: i64) -> Result<(), SearchError> {
        let mut writer = self.writer();
        let mut prepared = writer.prepare_commit()?;
        prepared.set_payload(&format!("{FORMAT} {mark}"));
        prepared.commit()?;
        self.reader.reload()?;
        Ok(())
    }

    /// How many entries can be found.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.reader.searcher().num_docs()
    }

    /// Whether its files are still there: somebody may have emptied the folder.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.folder.join("meta.json").exists()
    }

    fn key(&self, section: Section, id: u128) -> Term {
        Term::from_field_text(self.fields.key, &key(section, id))
    }

    fn document(&self, entry: &Entry) -> TantivyDocument {
        let fields = self.fields;
        let names = analysis::kept(&entry.names);
        let related = analysis::kept(&entry.related);
        let sounds = names.iter().chain(&related).filter_map(|term| sound::of(term));
        let mut document = TantivyDocument::default();
        document.add_u64(fields.section, u64::from(entry.section.0));
        document.add_text(fields.key, key(entry.section, entry.id));
        document.add_ip_addr(fields.id, Ipv6Addr::from_bits(entry.id));
        document.add_text(fields.sounds, joined(sounds));
        document.add_text(fields.texts, joined(analysis::kept(&entry.texts).into_iter()));
        document.add_text(fields.names, joined(names.into_iter()));
        document.add_text(fields.related, joined(related.into_iter()));
        document
    }
}

fn key(section: Section, id: u128) -> String {
    format!("{}:{id:032x}", section.0)
}

fn joined(terms: impl Iterator<Item = String>) -> String {
    terms.collect::<Vec<_>>().join(" ")
}

/// The mark of a payload of this format.
fn mark_of(payload: &str) -> Option<i64> {
    let (format, mark) = payload.split_once(' ')?;
    (format.parse() == Ok(FORMAT))
        .then(|| mark.parse().ok())
        .flatten()
}
