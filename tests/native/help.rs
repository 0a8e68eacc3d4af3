//! The help: the same in both languages, no link into nothing, one glossary, and errors that are found.

use std::collections::BTreeSet;

use ingam::{
    help::{Block, Help, Span, spans, topic_at},
    i18n::Language,
    issuance::Step,
    route::Route,
};

const KOREAN: &str = include_str!("../../assets/help/ko-KR.md");
const ENGLISH: &str = include_str!("../../assets/help/en-US.md");
const GLOSSARY: &str = include_str!("../../docs/glossary.md");

fn both() -> [Help; 2] {
    [Help::of(Language::Korean, KOREAN), Help::of(Language::English, ENGLISH)]
}

/// What pieces there are, and how many things are in each.
fn shape(blocks: &[Block]) -> Vec<String> {
    let shape = |block: &Block| match block {
        Block::Heading(_) => "heading".to_owned(),
        Block::Paragraph(_) => "paragraph".to_owned(),
        Block::Items(items) => format!("{} items", items.len()),
        Block::Steps(steps) => format!("{} steps", steps.len()),
        Block::Checks(checks) => format!("{} checks", checks.len()),
        Block::Terms(terms) => format!("{} terms", terms.len()),
        Block::Question(_, answer) => format!("question: {}", self::shape(answer).join(", ")),
    };
    blocks.iter().map(shape).collect()
}

#[test]
fn both_languages_say_the_same_things() {
    let [korean, english] = both();
    assert!(korean.topics().len() > 20);
    for (ko, en) in korean.topics().iter().zip(english.topics()) {
        assert_eq!(ko.slug, en.slug);
        assert_eq!(shape(&ko.blocks), shape(&en.blocks), "{}", ko.slug);
        assert!(!ko.blocks.is_empty(), "{} says nothing", ko.slug);
    }
    assert_eq!(korean.topics().len(), english.topics().len());
    let slugs: BTreeSet<&str> = korean.topics().iter().map(|topic| &*topic.slug).collect();
    assert_eq!(slugs.len(), korean.topics().len(), "every name is there once");
    // `{` and `#` that are left stand in a heading that was not understood.
    for (help, source) in both().iter().zip([KOREAN, ENGLISH]) {
        assert_eq!(
            help.topics().len(),
            source.lines().filter(|line| line.starts_with("# ")).count()
        );
    }
}

#[test]
fn there_are_the_questions_that_people_ask() {
    for help in both() {
        let faq = help.topic("faq").expect("questions");
        let questions = faq.blocks.iter().filter(|block| matches!(block, Block::Question(..)));
        assert!(questions.count() >= 12);
    }
}

fn texts(blocks: &[Block]) -> Vec<&str> {
    let mut all = Vec::new();
    for block in blocks {
        match block {
            Block::Heading(text) | Block::Paragraph(text) => all.push(text.as_str()),
            Block::Items(list) | Block::Steps(list) | Block::Checks(list) => {
                all.extend(list.iter().map(String::as_str));
            }
            Block::Terms(terms) => {
                all.extend(terms.iter().flat_map(|(term, meaning)| [term.as_str(), meaning]));
            }
            Block::Question(question, answer) => {
                all.push(question);
                all.extend(texts(answer));
            }
        }
    }
    all
}

#[test]
fn every_link_leads_somewhere_and_no_mark_is_left() {
    for help in both() {
        for topic in help.topics() {
            for span in texts(&topic.blocks).into_iter().flat_map(spans) {
                match span {
                    Span::Link(words, address) => {
                        let known = match Route::from_path(address) {
                            Route::NotFound => false,
                            Route::HelpTopic { topic } => help.topic(&topic).is_some(),
                            _ => true,
                        };
                        assert!(known, "{words}: {address} in {}", topic.slug);
                    }
                    Span::Plain(words) | Span::Strong(words) => {
                        let left =
                            ["**", "](", "{#", "# "].iter().find(|mark| words.contains(**mark));
                        assert_eq!(left, None, "{words:?} in {}", topic.slug);
                    }
                }
            }
        }
    }
}

#[test]
fn every_step_and_page_has_its_help() {
    let pages =
        ["/login", "/bank", "/backup", "/import", "/export/1", "/certificates/1", "/receipts"];
    let later = ["/transfer", "/renew/1", "/reissue", "/revoke", "/register", "/copy", "/verify"];
    let steps = Step::ALL.map(|step| Route::step(step).to_path());
    let steps = steps.iter().map(String::as_str);
    for help in both() {
        for path in
            steps.clone().chain(pages).chain(later).chain(["/issue", "/resume", "/resume/1"])
        {
            let topic = topic_at(path);
            assert!(help.topic(&topic).is_some(), "{path}: {topic}");
        }
    }
    for path in ["/", "/help", "/help/faq", "/certificates", "/404"] {
        assert_eq!(topic_at(path), "", "{path}: all of the help");
    }
}

/// `a (b)`, where b may have brackets of its own.
fn term(term: &str) -> (&str, &str) {
    let (ours, theirs) = term.split_once(" (").expect("the word in the other language");
    let theirs = theirs.strip_suffix(')').expect("a bracket");
    // `registration authority (RA) (등록대행기관)`
    match theirs.split_once(") (") {
        Some((_, theirs)) => (&term[..term.len() - theirs.len() - " ()".len()], theirs),
        None => (ours, theirs),
    }
}

#[test]
fn the_glossary_is_that_of_the_documentation() {
    let known: BTreeSet<(&str, &str)> = GLOSSARY
        .lines()
        .filter_map(|line| {
            let mut cells = line.trim_matches('|').split(" | ").map(str::trim);
            Some((cells.next()?, cells.next()?))
        })
        .collect();
    let terms = |help: &Help| -> Vec<(String, String)> {
        let glossary = help.topic("glossary").expect("a glossary");
        let [Block::Terms(terms)] = &glossary.blocks[..] else { panic!("not only terms") };
        let pairs = terms.iter().map(|(name, _)| term(name));
        pairs.map(|(ours, theirs)| (ours.to_owned(), theirs.to_owned())).collect()
    };
    let [korean, english] = both();
    let (korean, english) = (terms(&korean), terms(&english));
    assert!(korean.len() > 20);
    for ((ko, en), (in_english, in_korean)) in korean.iter().zip(&english) {
        assert_eq!((ko, en), (in_korean, in_english));
        assert!(
            known.contains(&(ko.as_str(), en.as_str())),
            "{ko} | {en} is not in docs/glossary.md"
        );
    }
}

#[test]
fn a_word_of_the_documentation_has_one_meaning() {
    let rows = GLOSSARY.lines().filter(|line| line.starts_with("| "));
    let mut seen = [BTreeSet::new(), BTreeSet::new()];
    for row in rows {
        for (word, seen) in row.trim_matches(['|', ' ']).split(" | ").zip(&mut seen) {
            assert!(seen.insert(word), "{word} is there twice");
        }
    }
}

#[test]
fn errors_are_found_by_code_and_by_what_they_say() {
    let text = "# 안내 {#a}\n글\n\0otp-wrong\u{3}일회용 번호가 맞지 않습니다.\u{3}다시 입력해 주세요.\nfile-key\u{3}개인키가 없습니다.\u{3}Key 파일을 고르세요.\n";
    let help = Help::of(Language::Korean, text);
    let found = |query: &str| -> Vec<&str> {
        help.find(query).into_iter().map(|error| error.code.as_str()).collect()
    };
    assert_eq!(help.topics().len(), 1);
    assert_eq!(found(""), ["otp-wrong", "file-key"]);
    assert_eq!(found("otp"), ["otp-wrong"]);
    assert_eq!(found("  OTP-WRONG "), ["otp-wrong"]);
    assert_eq!(found("인키"), ["file-key"], "a part of a word");
    assert_eq!(found("key 고르"), ["file-key"], "all words, in any sentence");
    assert_eq!(found("key 맞지"), [""; 0]);
    assert_eq!(help.errors()[1].remedy, "Key 파일을 고르세요.");
}

#[test]
fn what_is_no_mark_stands_for_itself() {
    assert_eq!(
        spans("a **b** [c](/d)."),
        [
            Span::Plain("a "),
            Span::Strong("b"),
            Span::Plain(" "),
            Span::Link("c", "/d"),
            Span::Plain(".")
        ]
    );
    for plain in ["2 * 3", "[no link]", "[out](https://example.com)", "**open", "[a](b"] {
        let joined: String = spans(plain)
            .into_iter()
            .map(|span| match span {
                Span::Plain(words) => words,
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(joined, plain);
    }
}
