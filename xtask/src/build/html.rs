//! Finds things in the page. Trunk and we write it, so this needs no parser.

/// Everything that begins with `start` and goes up to and including the next `end`.
pub fn elements<'a>(
    page: &'a str,
    start: &'a str,
    end: &'a str,
) -> impl Iterator<Item = &'a str> + 'a {
    page.match_indices(start).filter_map(move |(from, _)| {
        let length = page[from..].find(end)? + end.len();
        Some(&page[from..from + length])
    })
}

/// The first of [`elements`].
pub fn element<'a>(page: &'a str, start: &'a str, end: &'a str) -> Option<&'a str> {
    elements(page, start, end).next()
}

/// The value of an attribute.
pub fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let start = tag.find(&format!("{name}=\""))? + name.len() + 2;
    let length = tag[start..].find('"')?;
    Some(&tag[start..start + length])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_elements_and_attributes() {
        let page = "<a><meta name=\"x\" content=\"y\" /><b><a>";
        let tag = element(page, "<meta name=\"x\"", ">").expect("it is there");
        assert_eq!(tag, "<meta name=\"x\" content=\"y\" />");
        assert_eq!(attribute(tag, "content"), Some("y"));
        assert_eq!(attribute(tag, "missing"), None);
        assert_eq!(element(page, "<meta name=\"z\"", ">"), None);
        assert_eq!(elements(page, "<a", ">").count(), 2);
    }
}
