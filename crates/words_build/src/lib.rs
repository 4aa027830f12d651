//! Turns Fluent catalogues into typed functions at build time, so that a missing key, a missing
//! argument or a syntax error in a catalogue doesn't compile.
//!
//! A chapter calls [`catalogue`] from its build script with the stems of its files
//! (`people` reads `locales/<language>/people.ftl`) and includes `words.rs` from `OUT_DIR`.
//! English is the language that decides which keys exist; another language may leave some out.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, process};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Message, Pattern, PatternElement};
use fluent_syntax::parser;

/// Generates `words.rs` for the catalogues named by `stems`. `platform` is the path by which the
/// generated code reaches the words module of the platform (`crate::words` inside it).
pub fn catalogue(platform: &str, stems: &[&str]) {
    if let Err(why) = generate(platform, stems) {
        eprintln!("{why}");
        process::exit(1);
    }
}

fn generate(platform: &str, stems: &[&str]) -> Result<(), String> {
    let locales = Path::new(&var("CARGO_MANIFEST_DIR")?).join("../../locales");
    println!("cargo::rerun-if-changed={}", locales.display());
    let files = sources(&locales, stems)?;
    let mut keys = BTreeMap::new();
    for file in files.iter().filter(|file| file.language == "en") {
        read_keys(&file.path, &mut keys)?;
    }
    let code = render(platform, &files, &keys);
    let target = PathBuf::from(var("OUT_DIR")?).join("words.rs");
    fs::write(&target, code).map_err(|error| format!("{}: {error}", target.display()))
}

struct Source {
    language: String,
    path: PathBuf,
}

/// What one message needs: the English text (for the documentation) and its arguments.
struct Key {
    text: String,
    arguments: Vec<String>,
}

fn var(name: &str) -> Result<String, String> {
    env::var(name).map_err(|error| format!("{name}: {error}"))
}

fn sources(locales: &Path, stems: &[&str]) -> Result<Vec<Source>, String> {
    let mut files = Vec::new();
    let entries =
        fs::read_dir(locales).map_err(|error| format!("{}: {error}", locales.display()))?;
    for entry in entries.flatten() {
        for stem in stems {
            let path = entry.path().join(format!("{stem}.ftl"));
            if path.exists() {
                println!("cargo::rerun-if-changed={}", path.display());
                let language = entry.file_name().to_string_lossy().into_owned();
                files.push(Source { language, path });
            }
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

fn read_keys(path: &Path, keys: &mut BTreeMap<String, Key>) -> Result<(), String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let resource = parser::parse(text.as_str()).map_err(|(_, errors)| {
        let first = errors.first().map_or(0, |error| error.pos.start);
        let line = text[..first.min(text.len())].lines().count();
        format!(
            "{}:{line}: not Fluent: {:?}",
            path.display(),
            errors.first().map(|e| &e.kind)
        )
    })?;
    for entry in &resource.body {
        let Entry::Message(message) = entry else {
            continue;
        };
        let name = message.id.name.to_string();
        let key = read_key(message).ok_or(format!("{}: {name} has no text", path.display()))?;
        if keys.insert(name.clone(), key).is_some() {
            return Err(format!("{}: {name} is there twice", path.display()));
        }
    }
    Ok(())
}

fn read_key(message: &Message<&str>) -> Option<Key> {
    let pattern = message.value.as_ref()?;
    let mut key = Key {
        text: String::new(),
        arguments: Vec::new(),
    };
    read_pattern(pattern, &mut key);
    Some(key)
}

fn read_pattern(pattern: &Pattern<&str>, key: &mut Key) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => key.text.push_str(value),
            PatternElement::Placeable { expression } => read_expression(expression, key),
        }
    }
}

fn read_expression(expression: &Expression<&str>, key: &mut Key) {
    match expression {
        Expression::Inline(inline) => read_inline(inline, key),
        Expression::Select { selector, variants } => {
            read_inline(selector, key);
            for variant in variants {
                read_pattern(&variant.value, key);
            }
        }
    }
}

fn read_inline(inline: &InlineExpression<&str>, key: &mut Key) {
    match inline {
        InlineExpression::VariableReference { id } => {
            let name = id.name.to_string();
            let _ = write!(key.text, "{{{name}}}");
            if !key.arguments.contains(&name) {
                key.arguments.push(name);
            }
        }
        InlineExpression::StringLiteral { value } => key.text.push_str(value),
        InlineExpression::FunctionReference { arguments, .. } => {
            for argument in &arguments.positional {
                read_inline(argument, key);
            }
        }
        InlineExpression::Placeable { expression } => read_expression(expression, key),
        _ => {}
    }
}

fn render(platform: &str, files: &[Source], keys: &BTreeMap<String, Key>) -> String {
    let mut code = String::new();
    let _ = writeln!(
        code,
        "static CATALOGUE: std::sync::LazyLock<{platform}::Catalogue> = std::sync::LazyLock::new(|| {platform}::Catalogue::new(&["
    );
    for file in files {
        let _ = writeln!(
            code,
            "    ({:?}, include_str!({:?})),",
            file.language, file.path
        );
    }
    let _ = writeln!(code, "]));\n");
    let _ = writeln!(
        code,
        "/// The texts of this chapter in one language.\n#[derive(Clone, Copy)]\npub struct Words(pub {platform}::Lang);\n"
    );
    let _ = writeln!(code, "#[allow(dead_code)]\nimpl Words {{");
    for (name, key) in keys {
        render_key(&mut code, platform, name, key);
    }
    code.push_str("}\n");
    code
}

fn render_key(code: &mut String, platform: &str, name: &str, key: &Key) {
    let text = key
        .text
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .replace('[', "\\[");
    let function = name.replace('-', "_");
    let parameters: String = key
        .arguments
        .iter()
        .map(|a| {
            format!(
                ", {}: impl Into<{platform}::Value<'w>>",
                a.replace('-', "_")
            )
        })
        .collect();
    let pairs: String = key
        .arguments
        .iter()
        .map(|a| format!("({a:?}, {}.into()), ", a.replace('-', "_")))
        .collect();
    let lifetime = if key.arguments.is_empty() { "" } else { "<'w>" };
    let _ = writeln!(
        code,
        "    /// {text}\n    pub fn {function}{lifetime}(self{parameters}) -> String {{\n        CATALOGUE.say(self.0, {name:?}, [{pairs}])\n    }}"
    );
}
