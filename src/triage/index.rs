//! All word lists and phrases, ready to be looked for.

use super::lexicon::{self, Hits, Language, Lexicon, ListId, Lists, Numbering};
use super::negation::Denials;
use super::normalise::{Reader, Word};
use super::phrase::{Phrase, Weight};
use super::score::{Finding, Scales};
use crate::case::ReasonId;
use crate::playbook::Group;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// What is looked for in a text.
#[derive(Clone, Debug, Default)]
pub struct Index {
    reader: Reader,
    lists: Lists,
    phrases: Vec<Phrase>,
    deniable: HashSet<ListId>,
    things: HashSet<ListId>,
    gives_way: HashMap<usize, Vec<usize>>,
}

impl Index {
    /// The index of data files that were checked; what they name is there.
    pub fn of(lexicons: &[Lexicon], reasons: &[ReasonId]) -> Self {
        let reader = Reader::new(lexicons.iter().map(|lexicon| &lexicon.spelling));
        let mut index = Self { reader, ..Self::default() };
        let things = lexicons.iter().flat_map(|lexicon| &lexicon.things).map(String::as_str);
        for name in things.chain([lexicon::NOTHING]) {
            let list = index.lists.named(name);
            index.lists.let_cover(list);
        }
        let languages = Numbering::of(lexicons.iter().map(|lexicon| lexicon.lang.as_deref()));
        let language = |lexicon: &Lexicon| languages.number(lexicon.lang.as_deref());
        for lexicon in lexicons {
            for (name, terms) in &lexicon.words {
                let list = index.lists.named(name);
                for term in terms {
                    index.lists.add(list, term, language(lexicon), &index.reader);
                }
            }
        }
        let number = |reason: &ReasonId| reasons.iter().position(|it| it == reason);
        for lexicon in lexicons {
            index.take_in(lexicon, language(lexicon), number);
        }
        index
    }

    fn take_in(&mut self, lexicon: &Lexicon, language: Language, number: impl Fn(&ReasonId) -> Option<usize>) {
        for rule in &lexicon.rule {
            let Some(reason) = number(&rule.reason) else { continue };
            let strong = rule.strong.iter().map(|text| (text, Weight::Strong));
            for (text, weight) in strong.chain(rule.weak.iter().map(|text| (text, Weight::Weak))) {
                let phrase = Phrase::parse(text, (reason, weight), language, &mut self.lists, &self.reader);
                // A phrase that two languages share is one phrase.
                if !self.phrases.contains(&phrase) {
                    self.phrases.push(phrase);
                }
            }
        }
        self.deniable.extend(lexicon.deniable.iter().filter_map(|name| self.lists.find(name)));
        self.things.extend(lexicon.things.iter().filter_map(|name| self.lists.find(name)));
        for (general, special) in &lexicon.gives_way {
            let Some(general) = number(general) else { continue };
            self.gives_way.entry(general).or_default().extend(special.iter().filter_map(&number));
        }
    }

    /// The words of a text, and the reasons found in them, in no order. `taken` is what was read otherwise.
    pub fn look(&self, text: &str, taken: &[Range<usize>], groups: &[Group]) -> (Vec<Word>, Vec<Finding>) {
        let mut words = self.reader.read(text, taken);
        let hits = self.lists.look(&words);
        self.begin_sentences_at_but(&mut words, &hits);
        let denials = Denials::of(&hits, &self.lists, &self.deniable);
        let found = self.phrases.iter().enumerate().flat_map(|(number, phrase)| phrase.find(number, &hits, &words));
        let readings = found.filter(|reading| !denials.deny(reading, &self.deniable)).collect();
        let scales = Scales {
            groups,
            gives_way: &self.gives_way,
            things: &self.things,
            words: &words,
            and: self.lists.find(lexicon::AND),
            advice: self.lists.find(lexicon::ADVICE),
            hits: &hits,
        };
        let findings = scales.weigh(readings);
        (words, findings)
    }

    /// What comes after `but` is another sentence.
    fn begin_sentences_at_but(&self, words: &mut [Word], hits: &Hits) {
        let places = self.lists.find(lexicon::BUT).and_then(|list| hits.get(list)).into_iter().flatten();
        let places: HashSet<usize> = places.map(|hit| hit.from).collect();
        let mut more = 0;
        for (number, word) in words.iter_mut().enumerate() {
            more += u32::from(places.contains(&number));
            word.sentence += more;
        }
    }
}
