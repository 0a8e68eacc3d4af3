//! Components as HTML: what is said to whom, and that hostile text stays text.

use futures::executor::block_on;
use ingam::{
    components::{
        badge::{Tone, badge},
        button::{Button, ButtonKind},
        checklist::{CheckedRule, rule_list},
        choice::Choice,
        countdown::{countdown, told_of},
        failure::Failure,
        field::Field,
        heading::Heading,
        icon::Icon,
        note::{note, tip},
        rows::{fact, row},
        seal::seal,
        secret_field::SecretField,
        stage_list::stage_list,
        step_list::step_list,
    },
    error::AppError,
    i18n::{I18n, Language},
    route::Route,
    router::{Base, Link, Navigator, Routing},
};
use yew::{LocalServerRenderer, prelude::*};

pub const HOSTILE: &str = "<img src=x onerror=alert(1)>\"'&</text><script>";

#[derive(Clone, PartialEq, Properties)]
struct FrameProps {
    language: Language,
    content: Html,
}

#[component]
fn Frame(props: &FrameProps) -> Html {
    html! {
        <ContextProvider<I18n> context={I18n::new(props.language)}>
            { props.content.clone() }
        </ContextProvider<I18n>>
    }
}

pub fn render_in(language: Language, content: Html) -> String {
    let renderer = LocalServerRenderer::<Frame>::with_props(FrameProps { language, content });
    block_on(renderer.hydratable(false).render())
}

pub fn render(content: Html) -> String {
    render_in(Language::Korean, content)
}

#[test]
fn hostile_text_stays_text_everywhere() {
    let rules = vec![CheckedRule { text: HOSTILE.into(), met: true }];
    let names = vec![AttrValue::from(HOSTILE); 2];
    let i18n = I18n::new(Language::Korean);
    let parts = [
        badge(Tone::Ok, HOSTILE.into(), Some(Icon::Check)),
        Button::new(ButtonKind::Outlined, HOSTILE.into())
            .label(HOSTILE.into())
            .on_press(Callback::noop()),
        rule_list(&i18n, "rules", &rules),
        Choice {
            name: "n".into(),
            value: HOSTILE.into(),
            title: HOSTILE.into(),
            about: HOSTILE.into(),
            price: Some(HOSTILE.into()),
            price_note: Some(HOSTILE.into()),
            aside: Some(HOSTILE.into()),
            tone: Tone::Ok,
            checked: true,
            on_choose: Callback::noop(),
        }
        .view(),
        Field {
            name: "f".into(),
            label: HOSTILE.into(),
            value: HOSTILE.into(),
            problem: Some(HOSTILE.into()),
            optional: Some(HOSTILE.into()),
            ..Field::default()
        }
        .view(),
        html! { <Heading title={HOSTILE} lead={HOSTILE} /> },
        note(HOSTILE.into()),
        tip(HOSTILE.into(), HOSTILE.into()),
        row(HOSTILE.into(), html! { { HOSTILE } }),
        fact(HOSTILE.into(), HOSTILE),
        seal(HOSTILE, HOSTILE.into()),
        html! { <SecretField name="s" label={HOSTILE} node={NodeRef::default()} problem={HOSTILE} /> },
        stage_list(&names, 1, false),
        step_list(&i18n, &names, 1),
    ];
    for (index, part) in parts.into_iter().enumerate() {
        let html = render(part);
        assert!(!html.contains("<img"), "{index}: {html}");
        assert!(!html.contains("<script"), "{index}: {html}");
        assert!(html.contains("&lt;img"), "{index}: {html}");
    }
}

#[test]
fn no_component_uses_a_style_attribute() {
    let html = render(html! {
        <>
            { seal("홍길동", "홍길동".into()) }
            { note("x".into()) }
            { Button::new(ButtonKind::Primary, "x".into()).busy(true).on_press(Callback::noop()) }
        </>
    });
    assert!(!html.contains("style="), "{html}");
}

#[test]
fn a_field_is_tied_to_its_words() {
    let field = |problem| Field {
        name: "email".into(),
        label: "이메일".into(),
        autocomplete: "email",
        problem,
        ..Field::default()
    };
    let html = render(field(Some("problem".into())).view());
    assert!(html.contains(r#"for="email""#));
    assert!(html.contains(r#"aria-invalid="true""#));
    assert!(html.contains(r#"aria-describedby="email-problem""#));
    assert!(html.contains(r#"autocomplete="email""#));
    let fine = render(field(None).view());
    assert!(!fine.contains("aria-invalid") && !fine.contains("aria-describedby"));
}

#[test]
fn a_secret_is_never_in_the_markup() {
    let html = render(html! {
        <SecretField name="pin" label="암호" node={NodeRef::default()} revealable=true />
    });
    assert!(html.contains(r#"type="password""#));
    assert!(!html.contains("value="));
    assert!(html.contains(r#"aria-pressed="false""#));
}

#[test]
fn the_keypad_is_offered_where_it_is_wanted_and_named_after_its_field() {
    let field = |keypad| html! { <SecretField name="pin" label="암호" node={NodeRef::default()} {keypad} /> };
    let offered = r#"aria-label="화면 키패드로 입력: 암호""#;
    assert!(render(field(true)).contains(offered));
    assert!(!render(field(false)).contains(offered));
    assert!(!render(field(true)).contains("<dialog"), "only when it is asked for");
}

#[test]
fn a_wait_is_seen_every_second_and_told_now_and_then() {
    let i18n = I18n::new(Language::Korean);
    let short = render(countdown(&i18n, 5, 3, NodeRef::default()));
    assert!(short.contains(r#"role="timer""#) && short.contains(" 3초"));
    let told: Vec<_> = (0..=90).rev().map(|left| told_of(80, left)).collect();
    assert_eq!(told.iter().flatten().collect::<std::collections::BTreeSet<_>>(), [&30, &60].into());
    assert_eq!((0..=5).find_map(|left| told_of(5, left)), None, "the alert has said it");
    assert_eq!(told_of(80, 31), Some(60));
    assert_eq!(told_of(80, 30), Some(30));
    let over = render(countdown(&i18n, 5, 0, NodeRef::default()));
    assert!(!over.contains("timer") && over.contains("이제 암호를 다시 입력하실 수 있습니다."));
    let none = render(countdown(&i18n, 0, 0, NodeRef::default()));
    assert!(none.contains(r#"role="status""#) && !none.contains("초"));
}

#[test]
fn a_button_that_waits_is_not_busy() {
    let html = render(Button::new(ButtonKind::Primary, "확인".into()).waiting(true).submit());
    assert!(html.contains(r#"aria-disabled="true""#) && !html.contains("aria-busy"));
}

#[test]
fn a_strong_form_looks_strong() {
    let card = |tone| Choice { aside: Some("강함".into()), tone, ..Choice::default() }.view();
    let strong = render(card(Tone::Ok));
    assert!(strong.contains(r#"class="aside ok""#) && strong.contains("<svg"));
    assert!(render(card(Tone::Warn)).contains(r#"class="aside""#));
}

#[test]
fn a_busy_button_says_so() {
    let button = || Button::new(ButtonKind::Outlined, "보내기".into());
    let html = render(button().busy(true).submit());
    assert!(html.contains(r#"type="submit""#) && html.contains(r#"aria-busy="true""#));
    let idle = render(button().on_press(Callback::noop()));
    assert!(!idle.contains("aria-busy") && idle.contains(r#"type="button""#));
}

#[test]
fn the_step_of_the_moment_is_marked() {
    let names = ["하나", "둘", "셋"].map(AttrValue::from).to_vec();
    let html = render(step_list(&I18n::new(Language::Korean), &names, 1));
    assert_eq!(html.matches(r#"aria-current="step""#).count(), 1);
    assert!(html.contains("(완료)"));
}

#[test]
fn stages_announce_the_one_of_the_moment_unless_it_stopped() {
    let names = ["하나", "둘"].map(AttrValue::from).to_vec();
    let status = |stopped| {
        let html = render(stage_list(&names, 1, stopped));
        let from = html.find(r#"role="status""#).expect("a status") + 1;
        html[from..].split(['>', '<']).nth(1).unwrap_or_default().to_owned()
    };
    assert_eq!(status(false), "둘");
    assert_eq!(status(true), "");
}

#[test]
fn a_failure_says_what_happened_and_what_to_do_in_both_languages() {
    let content = || html! { <Failure text={AppError::NoSession.message()} /> };
    let korean = render(content());
    assert!(korean.contains(r#"role="alert""#));
    assert!(korean.contains("은행과의 연결을 끊었습니다."));
    assert!(korean.contains("본인 확인부터 다시 해 주세요."));
    let english = render_in(Language::English, content());
    assert!(english.contains("Identify yourself again."));
}

/// In the folder `/centre` of its host.
fn render_link(link: Html) -> String {
    let routing = Routing {
        route: Route::Home,
        navigator: Navigator::new(Base::new("/centre/"), Callback::noop()),
    };
    render(
        html! { <ContextProvider<Routing> context={routing}>{ link }</ContextProvider<Routing>> },
    )
}

#[test]
fn a_link_has_the_address_a_browser_can_open() {
    let html =
        render_link(html! { <Link to={Route::Issue} classes="button small">{ HOSTILE }</Link> });
    assert!(html.contains(r#"href="/centre/issue""#), "{html}");
    assert!(html.contains(r#"class="button small""#), "{html}");
    assert!(!html.contains("<img"), "{html}");
    let front = render_link(html! { <Link to={Route::Home}>{ "처음" }</Link> });
    assert!(front.contains(r#"href="/centre/""#), "{front}");
    assert!(!front.contains("class="), "{front}");
}

#[test]
fn only_the_link_to_what_is_shown_is_current() {
    let link = |current| render_link(html! { <Link to={Route::Issue} {current}>{ "발급" }</Link> });
    assert!(link(true).contains(r#"aria-current="page""#));
    assert!(!link(false).contains("aria-current"));
}
