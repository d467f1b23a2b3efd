//! Where texts lead to.

/// The host of every address in a text, be it of a page or of a mailbox.
pub fn hosts(text: &str) -> Vec<String> {
    let text = text.to_lowercase();
    let host_at = |at: usize| -> String {
        let host = text[at..].chars().take_while(|c| c.is_alphanumeric() || "-.".contains(*c)).collect::<String>();
        host.trim_end_matches('.').to_owned()
    };
    let marks = ["://", "@", "www."].into_iter();
    let found = marks.flat_map(|mark| text.match_indices(mark).map(|(at, mark)| host_at(at + mark.len())));
    found.filter(|host| !host.is_empty()).collect()
}

/// Whether a host is one of the domains or below one of them.
pub fn is_within(host: &str, domains: &[String]) -> bool {
    domains
        .iter()
        .any(|domain| host.strip_suffix(domain.as_str()).is_some_and(|rest| rest.is_empty() || rest.ends_with('.')))
}

/// Whether a text is a domain and no more: `okx.com`.
pub fn is_domain(text: &str) -> bool {
    let is_label = |label: &str| {
        let plain = label.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        plain && !label.is_empty() && !label.starts_with('-') && !label.ends_with('-')
    };
    text.contains('.') && text.split('.').all(is_label)
}
