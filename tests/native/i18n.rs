//! The sentences: both languages complete, everything that exists is used.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use ingam::i18n::{I18n, Language, MessageId, Value};

const KOREAN_FTL: &str = concat!(
    include_str!("../../assets/i18n/ko-KR.ftl"),
    "\n",
    include_str!("../../assets/i18n/ko-KR.centre.ftl"),
    "\n",
    include_str!("../../assets/i18n/ko-KR.issuance.ftl"),
    "\n",
    include_str!("../../assets/i18n/ko-KR.vault.ftl"),
    "\n",
    include_str!("../../assets/i18n/ko-KR.safety.ftl"),
    "\n",
    include_str!("../../assets/i18n/ko-KR.bank.ftl"),
    "\n",
    include_str!("../../assets/i18n/ko-KR.transfer.ftl"),
    "\n",
    include_str!("../../assets/i18n/ko-KR.renewal.ftl"),
    "\n",
    include_str!("../../assets/i18n/ko-KR.revocation.ftl"),
    "\n",
    include_str!("../../assets/i18n/ko-KR.foreign.ftl"),
    "\n",
    include_str!("../../assets/i18n/ko-KR.copy.ftl"),
    "\n",
    include_str!("../../assets/i18n/ko-KR.verify.ftl"),
    "\n",
    include_str!("../../assets/i18n/ko-KR.notices.ftl"),
    "\n",
    include_str!("../../assets/i18n/ko-KR.errors.ftl")
);
const ENGLISH_FTL: &str = concat!(
    include_str!("../../assets/i18n/en-US.ftl"),
    "\n",
    include_str!("../../assets/i18n/en-US.centre.ftl"),
    "\n",
    include_str!("../../assets/i18n/en-US.issuance.ftl"),
    "\n",
    include_str!("../../assets/i18n/en-US.vault.ftl"),
    "\n",
    include_str!("../../assets/i18n/en-US.safety.ftl"),
    "\n",
    include_str!("../../assets/i18n/en-US.bank.ftl"),
    "\n",
    include_str!("../../assets/i18n/en-US.transfer.ftl"),
    "\n",
    include_str!("../../assets/i18n/en-US.renewal.ftl"),
    "\n",
    include_str!("../../assets/i18n/en-US.revocation.ftl"),
    "\n",
    include_str!("../../assets/i18n/en-US.foreign.ftl"),
    "\n",
    include_str!("../../assets/i18n/en-US.copy.ftl"),
    "\n",
    include_str!("../../assets/i18n/en-US.verify.ftl"),
    "\n",
    include_str!("../../assets/i18n/en-US.notices.ftl"),
    "\n",
    include_str!("../../assets/i18n/en-US.errors.ftl")
);

/// Id and text of every message.
fn messages(source: &str) -> BTreeMap<&str, String> {
    let mut messages = BTreeMap::<&str, String>::new();
    let mut current = None;
    for line in source.lines().filter(|line| !line.starts_with('#')) {
        let starts = line.starts_with(|c: char| c.is_ascii_lowercase());
        if starts {
            let (id, text) = line.split_once(" = ").unwrap_or((line, ""));
            assert!(messages.insert(id, text.to_owned()).is_none(), "{id} is there twice");
            current = Some(id);
        } else if let Some(text) = current.and_then(|id| messages.get_mut(id)) {
            text.push_str(line);
        }
    }
    messages
}

fn message(name: &str) -> MessageId {
    MessageId::find(name).expect("there is such a message")
}

fn variables(text: &str) -> BTreeSet<&str> {
    text.split('$').skip(1).filter_map(|rest| rest.split([' ', '}']).next()).collect()
}

fn sources() -> String {
    fn read(folder: &Path, all: &mut String) {
        for entry in fs::read_dir(folder).expect("src can be read") {
            let path = entry.expect("src can be read").path();
            if path.is_dir() {
                read(&path, all);
            } else {
                let text = fs::read_to_string(path).expect("src can be read");
                let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
                all.extend(code.flat_map(|line| [line, "\n"]));
            }
        }
    }
    let mut all = String::new();
    read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut all);
    all
}

#[test]
fn both_files_are_well_formed() {
    for source in [KOREAN_FTL, ENGLISH_FTL] {
        let resource = FluentResource::try_new(source.to_owned());
        assert!(resource.is_ok(), "{:?}", resource.err().map(|(_, errors)| errors));
    }
}

/// Project Fluent's own program for showing messages.
fn judge(language: Language) -> FluentBundle<FluentResource> {
    let (tag, source) = match language {
        Language::Korean => ("ko-KR", KOREAN_FTL),
        Language::English => ("en-US", ENGLISH_FTL),
    };
    let mut bundle = FluentBundle::new(vec![tag.parse().expect("a language tag")]);
    bundle.set_use_isolating(false);
    bundle
        .add_resource(FluentResource::try_new(source.to_owned()).expect("it is well formed"))
        .expect("every id is there once");
    bundle
}

#[test]
fn every_sentence_reads_as_fluent_shows_it() {
    for language in [Language::Korean, Language::English] {
        let (ours, judge) = (I18n::new(language), judge(language));
        let source = match language {
            Language::Korean => KOREAN_FTL,
            Language::English => ENGLISH_FTL,
        };
        for (id, text) in messages(source) {
            let names = variables(&text);
            for number in [0_i64, 1, 2, 12, 4400] {
                let theirs = names
                    .iter()
                    .map(|name| (*name, FluentValue::from(number)))
                    .collect::<FluentArgs<'_>>();
                let args: Vec<_> = names.iter().map(|name| (*name, Value::from(number))).collect();
                let pattern = judge.get_message(id).and_then(|message| message.value());
                let mut errors = Vec::new();
                let expected =
                    judge.format_pattern(pattern.expect("it is there"), Some(&theirs), &mut errors);
                assert!(errors.is_empty(), "{id}: {errors:?}");
                assert_eq!(ours.t_with(message(id), &args).as_str(), expected, "{id}");
            }
        }
    }
}

#[test]
fn both_languages_have_the_same_values_in_a_message() {
    let (korean, english) = (messages(KOREAN_FTL), messages(ENGLISH_FTL));
    for (id, text) in &korean {
        assert_eq!(variables(text), variables(&english[id]), "{id}");
    }
}

#[test]
fn every_id_is_found_by_its_name() {
    for id in messages(KOREAN_FTL).keys() {
        assert_eq!(MessageId::find(id).map(MessageId::name), Some(*id));
    }
    for unknown in ["", "a", "home", "home-title-", "zzz"] {
        assert_eq!(MessageId::find(unknown), None, "{unknown}");
    }
}

#[test]
fn no_message_is_left_over() {
    let sources = sources();
    let unused: Vec<_> = messages(KOREAN_FTL)
        .into_keys()
        .filter(|id| !id.starts_with("err-") && !id.starts_with("rec-"))
        .filter(|id| !sources.contains(&format!("id!(\"{id}\")")))
        .collect();
    assert!(unused.is_empty(), "{unused:?}");
}

#[test]
fn numbers_and_plurals_are_written_out() {
    let english = I18n::new(Language::English);
    let days = |days: i64| english.t_with(message("days-left"), &[("days", Value::from(days))]);
    assert_eq!(days(1), "1 day left");
    assert_eq!(days(365), "365 days left");
    let korean = I18n::new(Language::Korean);
    assert_eq!(korean.t_with(message("price-won"), &[("amount", "4,400".into())]), "4,400원");
}

#[test]
fn languages_are_read_from_tags() {
    assert_eq!(Language::from_tag("ko-KR"), Some(Language::Korean));
    assert_eq!(Language::from_tag("EN_us"), Some(Language::English));
    assert_eq!(Language::from_tag("fr"), None);
    assert_eq!(Language::from_tag(""), None);
}

/// What stands between such quotation marks, in order.
fn quoted(text: &str, marks: [char; 2]) -> impl Iterator<Item = &str> {
    let parts = text.split(marks[0]).skip(1);
    parts.filter_map(move |part| part.split_once(marks[1]).map(|(inside, _)| inside))
}

#[test]
fn what_is_quoted_stands_on_the_page() {
    // Names that are not ours, a setting of every device, and what is part of a sentence.
    let others = ["공인인증서", "공동인증서", "자동", "automatic", "모의 창구", "Demo desk"];
    let languages = [
        (
            [KOREAN_FTL, include_str!("../../assets/i18n/ko-KR.files.ftl")],
            include_str!("../../assets/help/ko-KR.md"),
        ),
        (
            [ENGLISH_FTL, include_str!("../../assets/i18n/en-US.files.ftl")],
            include_str!("../../assets/help/en-US.md"),
        ),
    ];
    for (sources, help) in languages {
        let messages: BTreeMap<&str, String> = sources.into_iter().flat_map(messages).collect();
        let shown: BTreeSet<&str> = messages.values().map(|text| text.trim()).collect();
        for marks in [['‘', '’'], ['“', '”']] {
            let lines = help.lines().chain(messages.values().map(String::as_str));
            for words in lines.flat_map(|line| quoted(line, marks)) {
                let is_known = shown.contains(words) || others.contains(&words);
                assert!(is_known || words.contains('$'), "nothing is called {words:?}");
            }
        }
    }
}

#[test]
fn people_are_asked_and_not_ordered() {
    for text in [KOREAN_FTL, include_str!("../../assets/help/ko-KR.md")] {
        let order = text.lines().find(|line| line.contains("십시오"));
        assert_eq!(order, None, "~해 주세요");
    }
}
