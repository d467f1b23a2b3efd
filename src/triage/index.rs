//! All word lists and phrases, ready to be looked for.

use super::lexicon::{self, Hit, Hits, Language, Lexicon, ListId, Lists};
use super::negation::Denials;
use super::normalise::{Reader, Word};
use super::phrase::{Phrase, Weight};
use super::score::{Finding, Scales};
use crate::case::ReasonId;
use crate::playbook::Group;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ops::Range;

/// The ideas of a text by name, `!` before one that is denied, each with the numbers of its words.
pub type Ideas = BTreeMap<String, BTreeSet<usize>>;

/// What a text holds, before it is weighed.
#[derive(Clone, Debug, Default)]
pub struct Look {
    /// Its words.
    pub words: Vec<Word>,
    /// What its phrases name, in no order.
    pub findings: Vec<Finding>,
    /// Its ideas.
    pub ideas: Ideas,
}

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
        let mut languages: Vec<&str> = lexicons.iter().filter_map(|lexicon| lexicon.lang.as_deref()).collect();
        languages.sort_unstable();
        languages.dedup();
        let language = |lexicon: &Lexicon| languages.iter().position(|it| lexicon.lang.as_deref() == Some(it));
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

    /// What a text holds. `taken` is what was read otherwise.
    pub fn look(&self, text: &str, taken: &[Range<usize>], groups: &[Group]) -> Look {
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
        let ideas = self.ideas(&words, &hits, &denials);
        Look { words, findings, ideas }
    }

    /// The ideas of a text. Those of advice count only where it says nothing else.
    fn ideas(&self, words: &[Word], hits: &Hits, denials: &Denials) -> Ideas {
        let sentence = |hit: Hit| words.get(hit.from).map(|word| word.sentence);
        let advice = self.lists.find(lexicon::ADVICE).and_then(|list| hits.get(list)).into_iter().flatten();
        let advice: HashSet<Option<u32>> = advice.map(|hit| sentence(*hit)).collect();
        let named = self.lists.all().filter(|(name, _)| !lexicon::MARKS.contains(name));
        let found = named.flat_map(|(name, list)| hits.get(list).into_iter().flatten().map(move |hit| (name, list, *hit)));
        let (advised, stated): (Vec<_>, Vec<_>) = found.partition(|(_, _, hit)| advice.contains(&sentence(*hit)));
        let mut ideas = Ideas::new();
        for (name, list, hit) in if stated.is_empty() { advised } else { stated } {
            let is_denied = self.deniable.contains(&list) && denials.deny_word(hit);
            let name = if is_denied { format!("!{name}") } else { name.to_owned() };
            ideas.entry(name).or_default().extend(hit.from..hit.to);
        }
        ideas
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
