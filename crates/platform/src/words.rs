//! Catalogues: every text that a person reads, by key and language.
//!
//! Chapters don't use this directly: a build step turns their `.ftl` files into a `Words` struct
//! with one function per key. A language that lacks a key falls back to English.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};

/// A value put into a text.
pub type Value<'a> = fluent_bundle::FluentValue<'a>;

/// The language of a page or letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lang(pub &'static str);

/// British English, the language every catalogue is complete in.
pub const ENGLISH: Lang = Lang("en");

/// The messages of one chapter in all its languages.
pub struct Catalogue {
    bundles: Vec<(&'static str, FluentBundle<FluentResource>)>,
}

impl Catalogue {
    /// Reads `(language, text of the file)` pairs. The build step has parsed them before, so a
    /// syntax error can't occur here; what can't be read is left out.
    #[must_use]
    pub fn new(sources: &[(&'static str, &str)]) -> Self {
        let mut bundles: Vec<(&'static str, FluentBundle<FluentResource>)> = Vec::new();
        for (language, text) in sources {
            let resource =
                FluentResource::try_new((*text).to_string()).unwrap_or_else(|(partly, _)| partly);
            match bundles.iter_mut().find(|(known, _)| known == language) {
                Some((_, bundle)) => bundle.add_resource_overriding(resource),
                None => bundles.push((language, bundle(language, resource))),
            }
        }
        Self { bundles }
    }

    /// The text for `key` in `lang`, with its arguments filled in.
    #[must_use]
    pub fn say<'v, const N: usize>(
        &self,
        lang: Lang,
        key: &str,
        arguments: [(&'static str, Value<'v>); N],
    ) -> String {
        let arguments = FluentArgs::from_iter(arguments);
        self.lookup(lang.0, key, &arguments)
            .or_else(|| self.lookup(ENGLISH.0, key, &arguments))
            .unwrap_or_else(|| key.to_string())
    }

    fn lookup(&self, language: &str, key: &str, arguments: &FluentArgs<'_>) -> Option<String> {
        let (_, bundle) = self.bundles.iter().find(|(known, _)| *known == language)?;
        let pattern = bundle.get_message(key)?.value()?;
        Some(
            bundle
                .format_pattern(pattern, Some(arguments), &mut Vec::new())
                .into_owned(),
        )
    }
}

fn bundle(language: &str, resource: FluentResource) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new_concurrent(vec![language.parse().unwrap_or_default()]);
    // Names are marked up with <bdi> in the pages; invisible marks would only get into letters.
    bundle.set_use_isolating(false);
    bundle.add_resource_overriding(resource);
    bundle
}

pub(crate) mod own {
    #![allow(missing_docs, reason = "each function is documented by its text")]
    include!(concat!(env!("OUT_DIR"), "/words.rs"));
}

pub use own::Words;

/// The platform's own texts, where no page decides the language.
#[must_use]
pub(crate) fn here() -> Words {
    Words(ENGLISH)
}
