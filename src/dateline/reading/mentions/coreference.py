"""Short forms and pronouns resolved within a report: "the group", "the militants", "they", "who", "we"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from dateline.model.document import Document
from dateline.model.mention import MentionKind
from dateline.reading.mentions.actor_words import word_list
from dateline.reading.mentions.drafts import Draft
from dateline.reading.mentions.main_group import is_sole, main_group
from dateline.reading.mentions.pronouns import (
    FEMALE,
    NEUTER,
    PLURAL,
    RELATIVE,
    SINGULAR_PERSON,
    SPEAKER,
    SPEAKERS_BODY,
    same_gender,
)
from dateline.reading.roles.tables import governors

# How many sentences back an antecedent may stand.
REACH_OF_PRONOUN = 2
REACH_OF_SHORT_FORM = 12

# How many mentions back "the army" may have been named in full.
REACH_OF_NOUN = 300

_GROUPS = (MentionKind.GROUP, MentionKind.COALITION)
_BODIES = (MentionKind.GROUP, MentionKind.COALITION, MentionKind.STATE, MentionKind.FORCE, MentionKind.BODY)


class Resolver:
    """Resolves drafts from left to right against those before them."""

    def __init__(self, document: Document, drafts: Sequence[Draft]) -> None:
        self._document = document
        self._at_head = {d.head: d for d in drafts}
        self._done: list[Draft] = []
        self._genders: dict[str, bool] = {}
        self._by_name = {d.name: d for d in reversed(drafts) if d.kind is not MentionKind.PERSON}
        self._dominant = main_group(drafts)
        self._is_sole = self._dominant is not None and is_sole(drafts, self._dominant)

    def resolve(self, drafts: Sequence[Draft]) -> list[Draft]:
        """The drafts in text order, short forms and pronouns with the name of what they stand for."""
        for draft in sorted(drafts, key=lambda d: (d.first, d.last)):
            resolved = self._resolved(draft)
            if resolved is None:
                continue
            self._done.append(resolved)
            self._at_head[draft.head] = resolved
        return [self._after_owner(draft) for draft in self._done]

    def _after_owner(self, draft: Draft) -> Draft:
        """Fighters and members named after the group they belong to: "its soldiers", "members of the group"."""
        member = self._document.tokens[draft.head].lower in ("member", "members")
        if (
            draft.pronoun
            or draft.org
            or draft.actor_id
            or not draft.bare
            or not (member or draft.cls in ("force", "fighter"))
        ):
            return draft
        for child in self._document.children(draft.head, "nmod", "det"):
            owner = self._at_head.get(child)
            if owner is not None and owner.pronoun and owner.actor_id and owner.kind in (*_GROUPS, MentionKind.FORCE):
                return draft.resolved_as(owner)
        return draft

    def _resolved(self, draft: Draft) -> Draft | None:
        if draft.cls == "pronoun":
            antecedent = self._antecedent(draft)
            return draft.resolved_as(antecedent) if antecedent else self._unresolved(draft)
        if draft.kind is MentionKind.PERSON or draft.actor_id is not None:
            return draft
        antecedent = self._short_form(draft)
        return draft.resolved_as(antecedent) if antecedent else draft

    def _unresolved(self, draft: Draft) -> Draft | None:
        word = self._document.tokens[draft.head].lower
        if word in ("which", "that") or word in NEUTER:
            return None
        if word in SINGULAR_PERSON | SPEAKER:
            return replace(draft, name="woman" if word in FEMALE else "person" if word in SPEAKER else "man")
        return replace(draft, name="people")

    # -- short forms

    def _short_form(self, draft: Draft) -> Draft | None:
        if draft.cls in ("force", "fighter") and self._is_ours(draft):
            return self._speaker(draft, body=True)
        plain = draft.bare or all(w in word_list("plain group adjectives") for w in draft.name.lower().split()[:-1])
        if not plain:
            return None
        if draft.cls == "group" and self._document.tokens[draft.head].lower in ("coalition", "alliance"):
            return self._last((MentionKind.COALITION,), draft, REACH_OF_SHORT_FORM)
        if draft.cls == "group" and draft.definite and not draft.plural:
            return self._last(_GROUPS, draft, REACH_OF_SHORT_FORM)
        if draft.cls == "fighter" and draft.plural:
            return self._fighters(draft)
        if draft.cls == "force" and draft.definite and draft.bare:
            return self._same_noun(draft)
        if draft.cls == "government" and draft.definite and draft.bare:
            return self._same_noun(draft)
        return None

    def _fighters(self, draft: Draft) -> Draft | None:
        """The named group that "the militants" are; gunmen of another incident and "gunmen" are nobody named."""
        word = self._document.tokens[draft.head].lower
        if self._is_elsewhere(draft):
            return None
        if not draft.definite:
            return self._dominant if self._is_sole and word in word_list("of a cause") else None
        if self._dominant is not None and word not in word_list("other side"):
            return self._dominant
        return self._last(_GROUPS, draft, REACH_OF_SHORT_FORM)

    def _is_elsewhere(self, draft: Draft) -> bool:
        """Whether the sentence turns to another event: "Separately, …", "In a second incident, …"."""
        sentence = self._document.sentence_of(draft.head)
        opening = [self._document.tokens[i].lower for i in range(sentence.first, min(sentence.first + 4, draft.head))]
        turns = any(w in word_list("turns") for w in opening)
        return turns or ("incident" in opening and bool({"another", "second", "separate"} & set(opening)))

    def _is_ours(self, draft: Draft) -> bool:
        """Whether a speaker calls them "our forces"."""
        return any(self._document.tokens[k].lower == "our" for k in self._document.children(draft.head))

    def _last(self, kinds: tuple[MentionKind, ...], draft: Draft, reach: int) -> Draft | None:
        for earlier in reversed(self._done):
            if self._distance(earlier, draft) > reach:
                return None
            if earlier.kind in kinds and (earlier.actor_id or not earlier.bare) and not self._governs(earlier, draft):
                return earlier
        return None

    def _same_noun(self, draft: Draft) -> Draft | None:
        """An earlier named "Sudanese army" for "the army"."""
        noun = self._document.tokens[draft.head].lower
        for earlier in reversed(self._done[-REACH_OF_NOUN:]):
            if earlier.kind is draft.kind and not earlier.bare and earlier.name.lower().split()[-1:] == [noun]:
                return earlier
        return None

    def _governs(self, earlier: Draft, draft: Draft) -> bool:
        """Whether both are arguments of one verb: a verb's object is not its subject."""
        tokens = self._document.tokens
        return (
            tokens[earlier.head].head == tokens[draft.head].head
            and tokens[earlier.head].sentence == tokens[draft.head].sentence
        )

    def _distance(self, earlier: Draft, draft: Draft) -> int:
        return self._document.tokens[draft.head].sentence - self._document.tokens[earlier.head].sentence

    # -- pronouns

    def _antecedent(self, draft: Draft) -> Draft | None:
        word = self._document.tokens[draft.head].lower
        if word in RELATIVE:
            return self._relative(draft)
        if word in SPEAKER | SPEAKERS_BODY:
            return self._speaker(draft, body=word in SPEAKERS_BODY)
        if word in SINGULAR_PERSON:
            return self._best(draft, lambda d: self._person_fits(d, word))
        if word in PLURAL:
            return self._best(draft, self._who_are_they(draft))
        return self._best(draft, _may_be_it)

    def _relative(self, draft: Draft) -> Draft | None:
        for i in self._document.ancestors(draft.head):
            token = self._document.tokens[i]
            if token.deprel == "acl:relcl":
                found = self._at_head.get(token.head)
                return found if found is not None and found.head < draft.head else None
        return None

    def _person_fits(self, earlier: Draft, word: str) -> bool:
        if earlier.plural or earlier.cls not in ("person", "people", "leader", "fighter", "pronoun", "force"):
            return False
        if earlier.cls == "pronoun":
            return self._document.tokens[earlier.head].lower in SINGULAR_PERSON and same_gender(
                earlier.name, word, self._genders
            )
        if earlier.kind is not MentionKind.PERSON and earlier.cls == "force" and earlier.bare:
            return False
        return same_gender(earlier.name, word, self._genders)

    def _best(self, draft: Draft, fits: object) -> Draft | None:
        assert callable(fits)
        best, best_score = None, 0.0
        for order, earlier in enumerate(reversed(self._done)):
            distance = self._distance(earlier, draft)
            if distance > REACH_OF_PRONOUN:
                break
            if not fits(earlier) or self._clashes(earlier, draft) or self._cannot_act(earlier, draft):
                continue
            score = self._salience(earlier, draft) - 2.0 * distance - 0.05 * order
            if best is None or score > best_score:
                best, best_score = earlier, score
        if best is not None and best.kind is MentionKind.PERSON:
            self._genders.setdefault(best.name, self._document.tokens[draft.head].lower in FEMALE)
        return best

    def _who_are_they(self, draft: Draft) -> Callable[[Draft], bool]:
        if not self._of_people(draft):
            return _may_be_they
        strikes = self._document.tokens[draft.head].deprel == "nsubj"
        return self._are_strikers if strikes else _are_people

    def _are_strikers(self, earlier: Draft) -> bool:
        """Whether these may be who kills: no bystanders."""
        return _are_people(earlier) and self._document.tokens[earlier.head].lower not in word_list("bystanders")

    def _of_people(self, draft: Draft) -> bool:
        """Whether "they" are people, no body: those of "20 of them" and those who do or suffer violence."""
        tokens = self._document.tokens
        above = tokens[tokens[draft.head].head] if tokens[draft.head].head >= 0 else tokens[draft.head]
        partitive = any(tokens[c].lower == "of" for c in self._document.children(draft.head, "case"))
        if partitive and (above.upos == "NUM" or above.lower in word_list("quantity nouns")):
            return True
        violent = above.lemma in governors("result") | governors("hit") | governors("transitive") | governors("strike")
        return violent and above.upos == "VERB" and tokens[draft.head].rel in ("nsubj", "obj")

    def _cannot_act(self, earlier: Draft, draft: Draft) -> bool:
        """Whether the dead of one sentence would act in the present of another."""
        tokens = self._document.tokens
        verb, fate = tokens[tokens[draft.head].head], tokens[tokens[earlier.head].head]
        acts = tokens[draft.head].rel == "nsubj" and verb.xpos in ("VBP", "VBZ")
        dead = fate.lemma in word_list("fates") and tokens[earlier.head].rel in ("nsubj", "obj")
        killed = tokens[earlier.head].deprel in ("nsubj:pass", "obj") or fate.lemma in ("die", "perish", "drown")
        return acts and dead and killed and earlier.kind is MentionKind.GENERIC

    def _salience(self, earlier: Draft, draft: Draft) -> float:
        token = self._document.tokens[earlier.head]
        score = 3.0 if token.rel == "nsubj" else 1.0 if token.rel in ("obj", "obl") else 0.0
        if earlier.kind is MentionKind.PERSON:
            score += 1.0
        if earlier.pronoun and earlier.cls == "pronoun":
            score += 0.5
        if draft.plural and not earlier.plural:
            score -= 1.5  # "they" may be a state or body, but people and fighters come first
        if self._document.tokens[token.head].rel == "root" or token.rel == "root":
            score += 0.5
        return score

    def _clashes(self, earlier: Draft, draft: Draft) -> bool:
        """Whether a pronoun cannot stand for an earlier mention: two arguments of one verb, or nested."""
        tokens = self._document.tokens
        if tokens[draft.head].deprel in ("nmod:poss", "det:poss"):
            return earlier.first <= draft.head < earlier.last
        return self._governs(earlier, draft) or earlier.first <= draft.head < earlier.last

    def _speaker(self, draft: Draft, *, body: bool) -> Draft | None:
        """Who speaks in this sentence or the nearest one: the subject of a verb of saying."""
        sentence = self._document.tokens[draft.head].sentence
        for other in (sentence, sentence + 1, sentence - 1, sentence - 2):
            if not 0 <= other < len(self._document.sentences):
                continue
            speaker = self._speaker_in(other, draft)
            if speaker is not None:
                return self._body_of(speaker) if body else speaker
        return None

    def _speaker_in(self, sentence: int, draft: Draft) -> Draft | None:
        bounds = self._document.sentences[sentence]
        for token in self._document.tokens[bounds.first : bounds.last]:
            if token.lemma in word_list("speech verbs") and token.upos == "VERB":
                for subject in self._document.children(token.index, "nsubj"):
                    found = self._at_head.get(subject)
                    if found is not None and found.head != draft.head and found.cls != "pronoun":
                        return found
                    if found is not None and found.pronoun:
                        return found
        return None

    def _body_of(self, speaker: Draft) -> Draft:
        if speaker.org is None:
            return speaker
        return self._by_name.get(speaker.org, speaker)


def _may_be_they(earlier: Draft) -> bool:
    return earlier.plural or earlier.kind in _BODIES


def _are_people(earlier: Draft) -> bool:
    return _may_be_they(earlier) and earlier.kind is not MentionKind.BODY


def _may_be_it(earlier: Draft) -> bool:
    return not earlier.plural and earlier.kind in _BODIES
