//! References of cases: what may be one, and which one a new case gets.

use crate::desk::slug;
use kycase::case::{ExchangeId, Slug};
use proptest::prelude::*;

#[test]
fn a_reference_has_1_to_40_lower_case_letters_digits_hyphens_and_underscores() {
    for text in ["a", "7", "okx", "okx-2", "my_case-3", "2nd", &"a".repeat(40)] {
        assert_eq!(Slug::new(text).map(|slug| slug.to_string()), Ok(text.to_owned()));
    }
    for text in ["", "OKX", "-okx", "_okx", "okx 2", "okx/2", "okx.2", "öxx", "okx\n", "..", &"a".repeat(41)] {
        assert!(Slug::new(text).is_err(), "{text:?}");
    }
}

#[test]
fn a_bad_reference_is_named_in_a_form_that_can_not_steer_a_terminal() {
    let error = Slug::new("a\u{1b}[31m\u{202e}").unwrap_err().to_string();
    assert!(error.starts_with("`a\\u{1b}[31m\\u{202e}` can't be a case's reference: use 1 to 40 of a-z"), "{error}");
}

#[test]
fn a_new_case_is_called_as_its_exchange_and_the_next_ones_are_numbered() {
    let taken = [slug("okx"), slug("okx-2"), slug("okx-4")];
    let first_free = |taken: &[Slug]| Slug::first_free(&ExchangeId::new("okx"), |slug| taken.contains(slug));
    assert_eq!(first_free(&[]), slug("okx"));
    assert_eq!(first_free(&taken[..1]), slug("okx-2"));
    assert_eq!(first_free(&taken), slug("okx-3"));
}

#[test]
fn an_exchange_with_a_name_that_is_no_reference_still_gives_one() {
    let first_free = |exchange: &str| Slug::first_free(&ExchangeId::new(exchange), |_| false).to_string();
    assert_eq!(first_free("Gate.IO"), "gateio");
    assert_eq!(first_free("币安"), "case");
    assert_eq!(first_free(""), "case");
    assert_eq!(first_free("-x"), "case-x");
}

proptest! {
    #[test]
    fn the_first_free_reference_is_well_formed_and_free(exchange in "\\PC{0,60}", count in 0usize..30) {
        let exchange = ExchangeId::new(exchange);
        let mut taken = Vec::new();
        for _ in 0..count {
            let next = Slug::first_free(&exchange, |slug| taken.contains(slug));
            prop_assert_eq!(Slug::new(next.as_str()), Ok(next.clone()));
            prop_assert!(!taken.contains(&next));
            taken.push(next);
        }
    }
}
