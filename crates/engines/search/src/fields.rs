//! The fields of the index.

use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, NumericOptions, Schema, TextFieldIndexing, TextOptions,
};

/// Raised whenever what is kept of an entry changes: an index of another number is made anew.
pub(crate) const FORMAT: u32 = 1;

/// The fields, in the order in which they were added.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fields {
    pub(crate) section: Field,
    pub(crate) key: Field,
    pub(crate) id: Field,
    pub(crate) names: Field,
    pub(crate) related: Field,
    pub(crate) texts: Field,
    pub(crate) sounds: Field,
}

/// The name of the fast field of ids.
pub(crate) const ID: &str = "id";

/// The schema with its fields.
pub(crate) fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let words = |frequency| {
        let indexing = TextFieldIndexing::default()
            .set_tokenizer("whitespace")
            .set_index_option(frequency)
            .set_fieldnorms(true);
        TextOptions::default().set_indexing_options(indexing)
    };
    let key = TextFieldIndexing::default()
        .set_tokenizer("raw")
        .set_index_option(IndexRecordOption::Basic)
        .set_fieldnorms(false);
    let fields = Fields {
        section: schema.add_u64_field("section", NumericOptions::from(INDEXED)),
        key: schema.add_text_field("key", TextOptions::default().set_indexing_options(key)),
        // The one column of 128 bits there is.
        id: schema.add_ip_addr_field(ID, FAST),
        names: schema.add_text_field("names", words(IndexRecordOption::WithFreqs)),
        related: schema.add_text_field("related", words(IndexRecordOption::WithFreqs)),
        texts: schema.add_text_field("texts", words(IndexRecordOption::WithFreqs)),
        sounds: schema.add_text_field("sounds", words(IndexRecordOption::Basic)),
    };
    (schema.build(), fields)
}
