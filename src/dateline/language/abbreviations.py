"""Words written with a full stop that is their own, by what has to stand beside them."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


BEFORE_NAME = word_set(
    "mr mrs ms dr prof rev fr hon gen lt col maj sgt cpl pvt pte capt cmdr cdr adm brig sen rep gov pres supt insp "
    "det msgr messrs mme mlle st ste mt ft vs v spc pfc cmsgt gens cols sens reps drs ayat shk"
)
BEFORE_NUMBER = word_set("no nos fig figs vol pp p art sec ch para paras approx ca c op")
DATES = word_set("jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun")
ANYWHERE = word_set(
    "e.g i.e etc a.m p.m ph.d m.d b.a m.a d.phil inc ltd corp bros dept univ assn ave blvd viz cf esq jr sr "
    "intl govt natl hwy bldg tel ext incl excl est."
)
STATES = word_set(
    "ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa "
    "tenn tex va vt wash wis wyo ont que alta"
)
"""States and provinces, behind a town and a comma ("Lebanon, Pa.")."""
AFTER = {"co": "", "al": "et", "min": "0", "hr": "0", "hrs": "0", "ed": "(", "eds": "("}
"""Needs the given word before it: any capitalised one (``""``), a number (``"0"``), or this one."""
ALSO_WORDS = word_set("gen rep det pres fr col mar sun sat no art sec st v c p ch op ft mt adm fig para")
"""Common words or names too: the stop is theirs only where the company is plain."""
MAY_END = word_set("etc a.m p.m inc ltd corp co bros jr sr al ph.d m.d b.a m.a ave blvd hrs hr min est")
"""May stand at the end of a sentence with no second stop."""
STARTERS = word_set(
    "the he she it they in but and a an this that these those we i on at as for if when while after before meanwhile "
    "however some many there his her their its our my you according earlier since police officials another one two "
    "three several both all no not yet so then now also although despite during more most what who how why where "
    "witnesses residents rebels troops soldiers from with by last its only other others until under among between "
    "about nearly over once"
)
"""Words that begin sentences far more often than they follow an abbreviation with a capital."""
