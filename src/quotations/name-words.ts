import { MEN, WOMEN } from './given-names.ts';

/** The parts that names of people and bodies are made of, as news writes them. */

function set(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/).filter((word) => word !== ''));
}

/** Words before a name that are no part of it: titles, ranks, posts, parties. */
const TITLES = set(`
  mr mrs ms miss mx dr sir dame lord lady baroness baron viscount earl prince princess king queen rev revd reverend fr
  prof professor sen senator senators rep reps representative gov governor president vice deputy assistant acting former
  ex chief superintendent supt ch det detective inspector insp sergeant sgt constable asst cmsr commr pc dc ds di dci dcs dsu wpc pcso
  commander cmdr cdr dac commissioner secretary minister prime mayor councillor cllr general gen colonel col lt lieutenant capt
  captain major maj judge justice attorney ambassador chairman chairwoman chairperson chair director officer spokesman
  spokeswoman spokesperson manager adviser advisor strategist analyst editor reporter correspondent ceo mp mps ms msp am
  leader speaker congressman congresswoman republican democrat democratic democrats gop labour conservative tory liberal
  green lib dem independent home shadow foreign first national state u.s us uk assembly member policing crime met police
  district borough county city bishop archbishop canon pastor rabbi imam father sister brother hon right honourable
  rt friend frontrunner candidate nominee host actor author comedian singer interim then-president then-secretary
  health education justice defence defense treasury interior housing transport exchequer chancellor solicitor and
  executive crown prosecutor coroner whip peer counsel kc qc aide pollster professor columnist`);

/** Titles that say nothing of what somebody does. */
export const HONORIFICS = set(
  'sir dame mr mrs ms miss mx dr prof professor lord lady baroness baron viscount earl rev revd reverend hon rt right honourable',
);

/** Ranks that are told before a name as a matter of form. */
const RANKS = set(`
  cllr councillor pc dc ds di dci dcs dsu wpc pcso det detective ch chief supt superintendent insp inspector sgt sergeant
  constable cmdr cdr dac commander deputy assistant temporary temp acting commissioner judge`);

/** Callings that stand before a name, at the head of a sentence with a capital. */
const CALLINGS = set(`
  shopkeeper shopper resident neighbour campaigner activist solicitor barrister lawyer student pupil teacher headteacher
  criminologist researcher academic trader butcher baker driver cyclist nurse doctor surgeon paramedic firefighter
  pensioner mother mum grandmother grandfather dad son daughter widow widower husband wife uncle aunt cousin bystander
  passer-by onlooker witness protester marcher organiser demonstrator publican landlord landlady landowner
  businessman businesswoman restaurateur hairdresser barber florist pharmacist chemist accountant volunteer historian
  economist psychologist psychiatrist pathologist sociologist statistician scientist campaigners caretaker cleaner chef
  footballer actress singer rapper novelist playwright broadcaster presenter journalist photographer blogger
  developer architect engineer entrepreneur founder co-founder treasurer trustee chaplain vicar curate coach mentor
  eyewitness passenger cabbie pal schoolmate classmate flatmate housemate teammate workmate millionaire refugee trainee
  grandad nan bride groom tenant lifeguard veteran recruit cadet bouncer waitress motorist pedestrian biker jogger carer
  midwife parishioner plumber builder electrician postman postwoman stallholder councillor counsel
  victim survivor defendant juror detective investigator analyst officer warden steward commuter tourist visitor worker
  manager owner boss head`);

const KIN = set(
  'partner fiancé fiancée spouse cousin friend neighbour colleague child sibling twin mum granddaughter grandson',
);
/** Parts that somebody plays in what news tells. */
const PARTS = set(
  'boy girl teenager pensioner cop officer constable judge coroner suspect sleeper rider passenger user caller colleague',
);
/** Parts of titles that are no post by themselves. */
const NO_NOUNS = set(`
  met police home foreign first national state u.s us uk assembly policing crime district borough county city health
  education defence defense interior housing transport exchequer and crown prime deputy assistant acting former ex vice
  shadow right honourable rt labour conservative green lib dem independent interim hon mr mrs ms miss dr sir`);
const POST = /(?:^|-)(?:boss|chief|head|lead|deputy|[a-z]{3,}(?:er|or|ist|ian|man|woman))$/;

/** Titles that stay with the name when it is shown. */
export const KEPT_TITLES = set('sir dame lord lady baroness baron viscount earl');

/** Words after a name that are no part of it. */
export const SUFFIXES = set('jr sr ii iii iv md phd obe mbe cbe qpm qc kc mp msp am esq himself herself');

/** Bodies are told by one of these words. */
const BODY = set(`
  police service force council office university ministry department committee commission party court parliament congress
  senate house agency bureau institute foundation association union company corporation inc group team board authority
  trust charity campaign federation society centre center college school hospital bank times post news guardian telegraph
  mail sun standard mirror bbc itv sky cnn nbc abc cbs msnbc politico reuters press journal magazine tribune met yard
  hall government administration treasury downing liberty amnesty inquest nspcc iopc ipcc hmic hmicfrs mopac cps nhs fbi
  cia nra ons tfl rmt acpo npcc gmb unison pac afl-cio statement report letter website poll survey study ad memo network
  coalition alliance project forum partnership fund initiative unit command directorate opposition downing bakery café cafe restaurant pub salon gym nursery clinic library museum gallery theatre
  cinema mosque synagogue cathedral brewery laundrette`);

/** The last word of a street's, an area's or a building's name. */
const PLACES = set(`
  close street road lane avenue square park hill bridge station circus gardens crescent terrace row place green common
  gate house tower towers town centre market airport estate court way walk mews wharf rise end east west north south
  wood heath cross broadway bush palace yard`);

const MEN_TITLES = set('mr sir lord baron viscount earl prince king congressman chairman spokesman fr father brother');
const WOMEN_TITLES = set(
  'mrs ms miss dame lady baroness princess queen congresswoman chairwoman spokeswoman councilwoman wpc sister',
);
const MEN_NOUNS = set(
  'man boy father dad son brother husband uncle grandfather grandad great-grandfather gentleman businessman businessmen spokesman chairman policeman fireman lad widower nephew congressman cameraman stepfather bishop',
);
const WOMEN_NOUNS = set(
  'woman girl mother mum mom gran nan great-grandmother daughter sister wife aunt grandmother lady spokeswoman chairwoman policewoman widow niece congresswoman businesswoman actress stepmother',
);

export type Gender = 'm' | 'f';

/** @param words of a description or a name with its titles, lower-case */
export function genderOf(words: readonly string[]): Gender | undefined {
  for (const word of words) {
    if (MEN_TITLES.has(word)) return 'm';
    if (WOMEN_TITLES.has(word)) return 'f';
  }
  for (const word of words) {
    if (MEN.has(word)) return 'm';
    if (WOMEN.has(word)) return 'f';
  }
  return undefined;
}

/** The gender that a noun tells: a mother, a spokesman. */
export function genderOfNoun(noun: string): Gender | undefined {
  const [own = ''] = noun.replace(/^great-/, '').split(/-(?:of|to)-/);
  if (MEN_NOUNS.has(own)) return 'm';
  return WOMEN_NOUNS.has(own) ? 'f' : undefined;
}

/** “54-year-old”, “father-of-two”, “dad-to-be”: tells whom it stands for by an age or by children. */
export function isAgeOrKin(word: string): boolean {
  return (
    /^\d{1,3}-year-olds?$/.test(word) ||
    /^(?:father|mother|dad|mum|grandfather|grandmother|parent|gran|nan)-of-\p{L}+$/u.test(word) ||
    /^(?:father|mother|dad|mum|parent|bride|groom)-to-be$/.test(word)
  );
}

/** A word that stands before a name and is no part of it. */
export function isTitleWord(lower: string): boolean {
  return TITLES.has(withoutPossessive(lower).replace(/\.$/, '')) || lower.includes('-elect') || isAgeOrKin(lower);
}

/** Whether a noun is a post or calling, so that “the …” can be somebody whom the text names. */
export function isPostNoun(lower: string): boolean {
  return (
    (TITLES.has(lower) && !NO_NOUNS.has(lower)) ||
    CALLINGS.has(lower) ||
    MEN_NOUNS.has(lower) ||
    WOMEN_NOUNS.has(lower) ||
    POST.test(lower)
  );
}

/** Whether a noun says what somebody is to somebody else: “her son”, “his partner”. */
export function isKin(lower: string): boolean {
  return KIN.has(lower) || MEN_NOUNS.has(lower) || WOMEN_NOUNS.has(lower);
}

/** A relation by blood or marriage, which mostly has one surname. */
export function isFamily(word: string): boolean {
  return /^(?:son|daughter|wife|husband|brother|sister|widow|widower|mother|father|mum|dad|grandson|granddaughter)$/i.test(
    word,
  );
}

/** A person's calling or part in what is told: somebody of whom the next sentence may speak. */
export function isCallingNoun(lower: string): boolean {
  return CALLINGS.has(lower) || PARTS.has(lower) || MEN_NOUNS.has(lower) || WOMEN_NOUNS.has(lower);
}

/** Posts of which a text can speak without having said whose they are: “the minister”. */
const KNOWN_POSTS = set(`
  commissioner minister mayor governor leader speaker prosecutor coroner inspector superintendent commander officer manager
  chancellor chair chairman chairwoman spokesman spokeswoman solicitor barrister lawyer councillor reporter editor director
  investigator judge magistrate juror defendant victim suspect attacker killer murderer robber burglar stranger gunman
  driver passenger owner worker employer founder senator candidate president secretary other member number matter order
  paper letter poster computer sister brother mother father daughter survivor witness protester head boss chief deputy
  constable detective sergeant interviewer presenter neighbour friend colleague cousin
  partner classmate schoolmate flatmate housemate teammate workmate pal witness bystander passer-by onlooker eyewitness king prince ombudsman watchdog regulator announcer narrator moderator
  questioner caller host anchor correspondent doctor surgeon nurse vicar`);

/** A calling that somebody is of whom the text has been speaking, where it has not been told before: “the plumber”. */
export function isOccupation(lower: string): boolean {
  return !KNOWN_POSTS.has(lower) && (CALLINGS.has(lower) || /[a-z]{3}(?:er|or|ist|ian|man|woman)$/.test(lower));
}

/** What headlines put before whomever they describe: “Hero gran”, “Brave PC”. */
const EPITHETS = set(`
  hero heroic brave heartbroken furious grieving top ex former young shamed killer veteran disgraced devastated angry
  tearful fearless plucky terrified injured elderly evil crooked corrupt rogue sacked jailed retired local teen bereaved
  distraught desperate defiant outraged worried proud mystery pregnant disabled have-a-go senior ailing tragic hated`);

export function isEpithet(lower: string): boolean {
  return EPITHETS.has(lower) || /^(?:ex|have-a-go)-/.test(lower);
}

/** Callings that are surnames as well. */
const SURNAMES = set('baker butcher barber trader driver warden steward marcher chaplain head judge constable chef');

/** Whether a word with a capital and nothing else is what somebody is, not what they are called: “Mum”, “Cyclist”. */
export function isCallingAlone(lower: string): boolean {
  return (isCallingNoun(lower) || isKin(lower)) && !SURNAMES.has(lower);
}

export function isRank(lower: string): boolean {
  return RANKS.has(lower);
}

/** Whether a word is somebody's calling rather than their given name, by itself or by the given name behind it. */
export function isCalling(lower: string, next: string): boolean {
  const isLike = /(?:er|or|ist|ian|man|woman|mate|gran|grandad)$|-/.test(lower);
  return (
    CALLINGS.has(lower) ||
    (isEpithet(lower) && isGivenName(next)) ||
    (isLike && !isGivenName(lower.split('-')[0] ?? '') && isGivenName(next))
  );
}

export function isGivenName(word: string): boolean {
  return MEN.has(word) || WOMEN.has(word);
}

export function isPlaceWord(lower: string): boolean {
  return PLACES.has(lower);
}

export function isBodyWord(word: string): boolean {
  return BODY.has(word);
}

/** Somebody who speaks for another: never that other. */
export function isSpokesWord(word: string): boolean {
  return /^spokes(?:man|woman|person|people|men|women|persons)$/.test(word);
}

/** A closing 's or ' that makes a possessive goes. */
export function withoutPossessive(word: string): string {
  return word.replace(/['’]s?$/i, '');
}
