//! What somebody has on their screen: a page with its links, fields and buttons.

use scraper::{ElementRef, Html, Selector};

/// A page as it was answered.
#[derive(Clone, Debug)]
pub struct Screen {
    /// Path and query it came from.
    pub path: String,
    /// HTTP status.
    pub status: u16,
    /// Headers, names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: String,
}

/// A form that is about to be sent.
#[derive(Clone, Debug)]
pub struct Form {
    /// Where it goes.
    pub action: String,
    /// `get` or `post`.
    pub method: String,
    /// Whether it carries files.
    pub is_multipart: bool,
    /// Names and values.
    pub fields: Vec<(String, String)>,
}

/// Something filled in: label (or id, or name) and value.
pub type FilledIn = (String, String);

fn select(css: &str) -> Selector {
    Selector::parse(css).expect("a selector of ours")
}

fn text_of(element: ElementRef<'_>) -> String {
    element
        .text()
        .collect::<String>()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

impl Screen {
    /// A header's value.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    /// The words of the main part, a line for each block.
    #[must_use]
    pub fn text(&self) -> String {
        let html = Html::parse_document(&self.body);
        let main = html
            .select(&select("main"))
            .next()
            .unwrap_or_else(|| html.root_element());
        let mut lines = Vec::new();
        collect_lines(main, &mut lines);
        lines.join("\n")
    }

    /// All words of the page on one line.
    #[must_use]
    pub fn words(&self) -> String {
        text_of(Html::parse_document(&self.body).root_element())
    }

    /// The address behind a link that says `text` (or contains it).
    #[must_use]
    pub fn link(&self, text: &str) -> Option<String> {
        let html = Html::parse_document(&self.body);
        let links: Vec<(String, String)> = html
            .select(&select("a[href]"))
            .map(|a| (text_of(a), a.attr("href").unwrap_or_default().to_string()))
            .collect();
        let exact = links.iter().find(|(words, _)| words == text);
        exact
            .or_else(|| links.iter().find(|(words, _)| words.contains(text)))
            .map(|(_, href)| href.clone())
    }

    /// All addresses that this page links to.
    #[must_use]
    pub fn links(&self) -> Vec<String> {
        Html::parse_document(&self.body)
            .select(&select("a[href]"))
            .filter_map(|a| a.attr("href").map(str::to_string))
            .collect()
    }

    /// The form whose button says `button`, with what stands in it and what was filled in.
    #[must_use]
    pub fn form(&self, button: &str, filled_in: &[FilledIn]) -> Option<Form> {
        let html = Html::parse_document(&self.body);
        let buttons: Vec<ElementRef<'_>> = html.select(&select("button:not([disabled])")).collect();
        let pressed = buttons
            .iter()
            .find(|b| text_of(**b) == button)
            .or_else(|| buttons.iter().find(|b| text_of(**b).contains(button)))?;
        let form = pressed
            .ancestors()
            .filter_map(ElementRef::wrap)
            .find(|element| element.value().name() == "form")?;
        let mut fields = standing_in(form);
        for (label, value) in filled_in {
            if let Some(name) = name_of(&html, form, label) {
                put(form, &mut fields, &name, value);
            }
        }
        if let Some(name) = pressed.attr("name") {
            fields.push((
                name.into(),
                pressed.attr("value").unwrap_or_default().into(),
            ));
        }
        let action = pressed
            .attr("formaction")
            .or(form.attr("action"))
            .unwrap_or(&self.path)
            .to_string();
        let method = form.attr("method").unwrap_or("get").to_string();
        Some(Form {
            action,
            method,
            is_multipart: form.attr("enctype") == Some("multipart/form-data"),
            fields,
        })
    }

    /// Whether some field of the page is called so.
    #[must_use]
    pub fn has_field(&self, label: &str) -> bool {
        let html = Html::parse_document(&self.body);
        html.select(&select("form"))
            .any(|form| name_of(&html, form, label).is_some())
    }
}

const BLOCKS: &[&str] = &[
    "p", "h1", "h2", "h3", "li", "tr", "dt", "dd", "label", "legend", "button", "summary",
    "caption", "option", "article", "div", "section", "form", "ul", "ol", "dl", "table", "header",
    "aside", "nav", "fieldset",
];

fn collect_lines(element: ElementRef<'_>, lines: &mut Vec<String>) {
    let has_blocks = element
        .children()
        .filter_map(ElementRef::wrap)
        .any(|child| {
            is_block(child)
                || child
                    .descendants()
                    .filter_map(ElementRef::wrap)
                    .skip(1)
                    .any(is_block)
        });
    if has_blocks && element.value().name() != "tr" {
        for child in element.children() {
            match ElementRef::wrap(child) {
                Some(child) => collect_lines(child, lines),
                None => push_line(
                    child
                        .value()
                        .as_text()
                        .map(|text| text.to_string())
                        .unwrap_or_default(),
                    lines,
                ),
            }
        }
    } else if element.value().name() != "option" {
        push_line(text_of(element), lines);
    }
}

fn is_block(element: ElementRef<'_>) -> bool {
    BLOCKS.contains(&element.value().name())
}

fn push_line(text: String, lines: &mut Vec<String>) {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if !line.is_empty() {
        lines.push(line);
    }
}

/// What a browser would send of a form that nobody touched.
fn standing_in(form: ElementRef<'_>) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    for field in form.select(&select("input[name], textarea[name], select[name]")) {
        let name = field.attr("name").unwrap_or_default().to_string();
        let kind = field.attr("type").unwrap_or("text");
        let is_off = matches!(kind, "checkbox" | "radio") && field.attr("checked").is_none();
        if is_off || kind == "file" || field.attr("disabled").is_some() {
            continue;
        }
        let value = match field.value().name() {
            "textarea" => field.text().collect(),
            "select" => chosen(field),
            _ if matches!(kind, "checkbox" | "radio") => {
                field.attr("value").unwrap_or("on").to_string()
            }
            _ => field.attr("value").unwrap_or_default().to_string(),
        };
        fields.push((name, value));
    }
    fields
}

fn chosen(field: ElementRef<'_>) -> String {
    let options: Vec<ElementRef<'_>> = field.select(&select("option")).collect();
    let chosen = options
        .iter()
        .find(|option| option.attr("selected").is_some())
        .or(options.first());
    chosen
        .map(|option| {
            option
                .attr("value")
                .map_or_else(|| text_of(*option), str::to_string)
        })
        .unwrap_or_default()
}

/// The name of the field that people know as `label`: by its label, its id or its name.
fn name_of(html: &Html, form: ElementRef<'_>, label: &str) -> Option<String> {
    let fields: Vec<ElementRef<'_>> = form
        .select(&select("input[name], textarea[name], select[name]"))
        .collect();
    let known = |field: &&ElementRef<'_>| {
        field.attr("id") == Some(label) || field.attr("name") == Some(label)
    };
    if let Some(field) = fields.iter().find(known) {
        return field.attr("name").map(str::to_string);
    }
    let (labels, inputs) = (
        select("label"),
        select("input[name], textarea[name], select[name]"),
    );
    let labels = html
        .select(&labels)
        .filter(|element| text_of(*element).starts_with(label));
    for element in labels {
        let inside = element.select(&inputs).next();
        let by_id = element.attr("for").and_then(|id| {
            fields
                .iter()
                .find(|field| field.attr("id") == Some(id))
                .copied()
        });
        if let Some(field) = inside.or(by_id) {
            return field.attr("name").map(str::to_string);
        }
    }
    None
}

fn put(form: ElementRef<'_>, fields: &mut Vec<(String, String)>, name: &str, value: &str) {
    let boxes = form
        .select(&select("input[type=checkbox][name]"))
        .any(|field| field.attr("name") == Some(name));
    if boxes {
        fields.push((
            name.into(),
            if value.is_empty() {
                "1".into()
            } else {
                value.into()
            },
        ));
        return;
    }
    match fields.iter_mut().find(|(field, _)| field == name) {
        Some(field) => field.1 = value.into(),
        None => fields.push((name.into(), value.into())),
    }
}
