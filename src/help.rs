//! The help: long texts that are loaded, once a visit, when somebody asks for them. Their sources are
//! `assets/help/*.md` and the sentences of errors; `xtask/src/build/help.rs` puts them together.

use std::{cell::RefCell, rc::Rc};

use crate::{i18n::Language, platform::texts};

use text::blocks;
pub use text::{Block, Span, spans};

mod text;

/// Parts the guide from the errors.
const PART: char = '\0';
/// Parts what is said of an error.
const NEXT: char = '\u{3}';

thread_local! {
    /// What was loaded.
    static KNOWN: RefCell<Vec<Help>> = const { RefCell::new(Vec::new()) };
}

/// One page of the help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// Its name in addresses.
    pub slug: String,
    /// Its heading.
    pub title: String,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// What is said of an error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remedy {
    /// Its code.
    pub code: String,
    /// What happened.
    pub happened: String,
    /// What to do now.
    pub remedy: String,
}

#[derive(Debug)]
struct Pages {
    topics: Vec<Topic>,
    errors: Vec<Remedy>,
}

/// The help in one language. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Help {
    language: Language,
    pages: Rc<Pages>,
}

impl Help {
    /// The help out of its text.
    pub fn of(language: Language, text: &str) -> Self {
        let (guide, errors) = text.split_once(PART).unwrap_or((text, ""));
        let pages =
            Pages { topics: topics(guide), errors: errors.lines().filter_map(remedy).collect() };
        Self { language, pages: Rc::new(pages) }
    }

    /// The help in a language, loaded once a visit: later there may be no network. `None` if it cannot be
    /// had.
    pub async fn load(language: Language) -> Option<Self> {
        let known =
            KNOWN.with_borrow(|known| known.iter().find(|h| h.language == language).cloned());
        if known.is_some() {
            return known;
        }
        let help = Self::of(language, &texts::load_help(language.tag()).await?);
        KNOWN.with_borrow_mut(|known| known.push(help.clone()));
        Some(help)
    }

    /// Its language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// All pages, in their order.
    pub fn topics(&self) -> &[Topic] {
        &self.pages.topics
    }

    /// The page of this name.
    pub fn topic(&self, slug: &str) -> Option<&Topic> {
        self.pages.topics.iter().find(|topic| topic.slug == slug)
    }

    /// Every error, by its code.
    pub fn errors(&self) -> &[Remedy] {
        &self.pages.errors
    }

    /// The errors in whose code or sentences all words of the query stand, wherever.
    pub fn find(&self, query: &str) -> Vec<&Remedy> {
        let query = query.to_lowercase();
        let words: Vec<&str> = query.split_whitespace().collect();
        let fits = |error: &&Remedy| {
            let text = [&*error.code, &error.happened, &error.remedy].join("\n").to_lowercase();
            words.iter().all(|word| text.contains(word))
        };
        self.pages.errors.iter().filter(fits).collect()
    }
}

impl PartialEq for Help {
    fn eq(&self, other: &Self) -> bool {
        self.language == other.language
    }
}

/// `# Heading {#name}` starts a page.
fn topics(guide: &str) -> Vec<Topic> {
    let pages = guide.split("\n# ").enumerate().filter_map(|(at, page)| {
        let page = if at == 0 { page.strip_prefix("# ")? } else { page };
        let (head, body) = page.split_once('\n').unwrap_or((page, ""));
        let (title, slug) = head.strip_suffix('}')?.split_once(" {#")?;
        Some(Topic { slug: slug.to_owned(), title: title.to_owned(), blocks: blocks(body) })
    });
    pages.collect()
}

fn remedy(line: &str) -> Option<Remedy> {
    let (code, rest) = line.split_once(NEXT)?;
    let (happened, remedy) = rest.split_once(NEXT)?;
    Some(Remedy { code: code.to_owned(), happened: happened.to_owned(), remedy: remedy.to_owned() })
}

/// The page of the help about what is shown at an address; empty where there is none of its own.
pub fn topic_at(path: &str) -> String {
    let mut parts = path.trim_matches('/').split('/');
    let topic = match (parts.next().unwrap_or_default(), parts.next()) {
        ("issue", None) => "issue",
        ("issue", Some("done"))
        | ("certificates", Some(_))
        | ("export" | "backup" | "import", _) => "backup",
        ("issue", Some(step)) => return ["issue-", step].concat(),
        ("resume", _) => "issue-issuing",
        ("receipts", _) => "issue-fee",
        ("login" | "bank", _) => "login",
        ("transfer" | "transfers", _) => "transfer",
        ("renew", _) => "renew",
        ("reissue", _) => "reissue",
        ("revoke", _) => "revoke",
        ("register", _) => "register",
        ("copy", _) => "copy",
        ("verify", _) => "verify",
        _ => "",
    };
    topic.to_owned()
}
