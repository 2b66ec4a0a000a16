/** The parts that names of people and bodies are made of, as news writes them. */

function set(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/).filter((word) => word !== ''));
}

/** Words before a name that are no part of it: titles, ranks, posts, parties. */
export const TITLES = set(`
  mr mrs ms miss mx dr sir dame lord lady baroness baron viscount earl prince princess king queen rev revd reverend fr
  prof professor sen senator senators rep reps representative gov governor president vice deputy assistant acting former
  ex chief superintendent supt ch det detective inspector insp sergeant sgt constable pc dc ds di dci dcs dsu wpc pcso
  commander cmdr commissioner secretary minister prime mayor councillor cllr general gen colonel col lt lieutenant capt
  captain major maj judge justice attorney ambassador chairman chairwoman chairperson chair director officer spokesman
  spokeswoman spokesperson manager adviser advisor strategist analyst editor reporter correspondent ceo mp mps ms msp am
  leader speaker congressman congresswoman republican democrat democratic democrats gop labour conservative tory liberal
  green lib dem independent home shadow foreign first national state u.s us uk assembly member policing crime met police
  district borough county city bishop archbishop canon pastor rabbi imam father sister brother hon right honourable
  rt friend frontrunner candidate nominee host actor author comedian singer interim then-president then-secretary
  health education justice defence defense treasury interior housing transport exchequer chancellor solicitor and
  executive crown prosecutor coroner whip peer kc qc aide pollster professor columnist`);

/** Titles that say nothing of what somebody does. */
export const HONORIFICS = set(
  'sir dame mr mrs ms miss mx dr prof professor lord lady baroness baron viscount earl rev revd reverend hon rt right honourable',
);

/** Ranks that are told before a name as a matter of form. */
const RANKS = set(`
  cllr councillor pc dc ds di dci dcs dsu wpc pcso det detective ch chief supt superintendent insp inspector sgt sergeant
  constable cmdr commander deputy assistant temporary temp acting commissioner judge`);

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
  victim survivor defendant juror detective investigator analyst officer warden steward commuter tourist visitor worker
  manager owner boss head`);

const KIN = set(
  'partner fiancé fiancée spouse cousin friend neighbour colleague child sibling twin mum granddaughter grandson',
);
/** Parts that somebody plays in what news tells. */
const PARTS = set(
  'boy girl teenager pensioner officer constable judge coroner suspect sleeper rider passenger user caller colleague',
);
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
  coalition alliance project forum partnership fund initiative unit command directorate opposition downing`);

const MEN_TITLES = set('mr sir lord baron viscount earl prince king congressman chairman spokesman fr father brother');
const WOMEN_TITLES = set(
  'mrs ms miss dame lady baroness princess queen congresswoman chairwoman spokeswoman councilwoman wpc sister',
);
const MEN_NOUNS = set(
  'man boy father dad son brother husband uncle grandfather gentleman businessman businessmen spokesman chairman policeman fireman lad widower nephew congressman cameraman stepfather bishop',
);
const WOMEN_NOUNS = set(
  'woman girl mother mum mom daughter sister wife aunt grandmother lady spokeswoman chairwoman policewoman widow niece congresswoman businesswoman actress stepmother',
);

/** Common given names, British and American, by the sex that they tell; those that tell none are left out. */
const MEN = set(`
  aaron abdul abraham adam adrian ahmed aidan alan albert alec alexander alfred ali alistair allan allen amir andre andrew
  andy angus anil anthony antonio archie arjun arthur asif barack barney barry ben benjamin bernard bernie bill billy bob
  bobby boris brad brandon brendan brett brian bruce bryan calum cameron carl carlos cecil charles charlie chris
  christopher clarence clifford clive colin conor corey craig curtis cyril damian damien dan daniel danny darren dave david
  dean declan denis dennis derek desmond dinesh dominic don donald doug douglas duncan dwight dylan eamon earl ed eddie
  edgar edmund eduardo edward elijah eliot elliot emmanuel eric ernest ethan eugene evan ewan felix fergus floyd francis
  francisco frank fred frederick gareth gary gavin geoff geoffrey george gerald gerard giles glen glenn gordon graeme
  graham grant greg gregory guy hamish hamza harold harry harvey hassan hector henry herbert herman howard hugh hugo
  hussein ian ibrahim imran isaac ivan jack jacob jake james jamie jason jay jeb jeff jeffrey jeremy jerome jerry jesus
  jim jimmy joe joel john johnny jon jonathan jose joseph josh joshua juan julian justin kamal karim karl keir keith ken
  kenneth kevin khalid kieran kwame kyle lance larry laurence lawrence lee len leo leon leonard leroy lewis liam lindsey
  lionel lloyd louis lucas luis luke luther malcolm malik manuel marco marcus mario mark marlon marshall martin matt
  matthew maurice max melvin michael miguel mike mitch mitt mohamed mohammed moses muhammad nathan nathaniel neal ned neil
  nelson newt niall nicholas nick nigel noah norman oliver omar oscar otis owen patrick paul pedro percy perry peter phil
  philip phillip pierre rafael rajesh ralph ramon rand randy ravi ray raymond reggie reince rex ricardo richard rick ricky
  rob robbie robby robert roberto robin rod rodney roger roland ron ronald ronnie rory ross roy rudy rufus rupert russ
  russell ryan sadiq sajid salim sam sami samuel sanjay scott sean sebastian seth shane shaun sidney silas simon stan
  stanley stephen steve steven stewart stuart sunil ted terence terry theo theodore thomas tim timothy toby todd
  tom tommy tony travis trevor tristan tyler tyrell tyrone vernon victor vincent vladimir wade wallace walter warren wayne
  wesley wilfred will william winston xavier yusuf zac zachary ranjit bilal anwar faisal tariq lionel barnaby
  josh sherrod lindsey reid elijah chuck dick antonin merrick huey trey kellan`);
const WOMEN = set(`
  abigail ada adele agnes aisha alexandra alice alicia alison amanda amber amelia amina amy ana andrea angela angelina anita
  ann anna anne annie april ayesha barbara beatrice becky belinda bernadette beth bethany betsy betty beverley brenda
  bridget brooke camilla carla carly carol carole caroline carolyn carrie catherine cathy cecilia celia charlotte chelsea
  cheryl chloe christina christine cindy clare claire claudia colette condoleezza constance cressida crystal cynthia daisy
  dana daniella danielle dawn debbie deborah debra denise diana diane dianne dolores donna doris dorothy edith eileen
  elaine eleanor elena elizabeth ella ellen elsie emily emma erica erin esther ethel eva eve evelyn farida fatima felicity
  fiona fleur florence frances gabriella gail georgia georgina geraldine gertrude gillian gina gladys gloria grace
  hannah harriet hazel heather helen helena henrietta hilary hillary holly huma ida imogen ingrid irene iris isabel
  isabella ivanka jackie jacqueline jade jan jane janet janice jasmine jean jeanette jemima jenna jennifer jenny jess
  jessica jill jo joan joanna joanne josephine joy joyce judith judy julia julie juliet june karen kate katherine kathleen
  kathryn kathy katie katy kayla keisha kelly kellyanne kimberley kimberly kirsten kirsty kristen laura lauren leah leila
  lena leslie lillian lily linda lisa lois loretta lorraine louisa louise lucy lydia lynn lynne madeleine maggie mandy
  marcia margaret maria marian marie marilyn marion marjorie marsha martha mary maureen maxine maya megan megyn melania
  melanie melissa meryl michelle mildred miranda miriam molly mona monica nadia nadine nancy naomi natalie natasha nicola
  nicole nikki nina nora norma olive olivia pam pamela patricia patsy paula pauline pearl peggy penelope penny philippa
  phoebe phyllis polly priti priya rachel rebecca renee rhiannon rhoda rita roberta rosa rosalind rose rosemary roxanne
  ruby ruth sabrina sally samantha sandra sara sarah shami sharon sheila shelley shirley sofia sonia sophia sophie
  stacey stella stephanie sue suella sunita susan susanna suzanne sylvia tabitha tamara tammy tanya tara teresa tessa
  theresa tilda tina tracey tracy ursula valerie vanessa vera veronica vicky victoria violet virginia vivian wendy
  whitney winifred yasmin yvette yvonne zara zoe farah bola dorothea jeanne elise`);

export type Sex = 'm' | 'f';

/** @param words of a description or a name with its titles, lower-case */
export function sexOf(words: readonly string[]): Sex | undefined {
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

/** The sex that a noun tells: a mother, a spokesman. */
export function sexOfNoun(noun: string): Sex | undefined {
  if (MEN_NOUNS.has(noun)) return 'm';
  return WOMEN_NOUNS.has(noun) ? 'f' : undefined;
}

/** “54-year-old”, “father-of-two”: tells whom it stands for by an age or by children. */
export function isAgeOrKin(word: string): boolean {
  return (
    /^\d{1,3}-year-olds?$/.test(word) ||
    /^(?:father|mother|dad|mum|grandfather|grandmother|parent)-of-\p{L}+$/u.test(word)
  );
}

/** A word that stands before a name and is no part of it. */
export function isTitleWord(lower: string): boolean {
  return TITLES.has(withoutPossessive(lower).replace(/\.$/, '')) || lower.includes('-elect') || isAgeOrKin(lower);
}

/** Whether a noun is a post or calling, so that “the …” can be somebody whom the text names. */
export function isPostNoun(lower: string): boolean {
  return TITLES.has(lower) || CALLINGS.has(lower) || MEN_NOUNS.has(lower) || WOMEN_NOUNS.has(lower) || POST.test(lower);
}

/** Whether a noun says what somebody is to somebody else: “her son”, “his partner”. */
export function isKin(lower: string): boolean {
  return KIN.has(lower) || MEN_NOUNS.has(lower) || WOMEN_NOUNS.has(lower);
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
  constable detective sergeant interviewer presenter king prince ombudsman watchdog regulator announcer narrator moderator
  questioner caller host anchor correspondent doctor surgeon nurse vicar`);

/** A calling that somebody is of whom the text has been speaking, where it has not been told before: “the plumber”. */
export function isOccupation(lower: string): boolean {
  return !KNOWN_POSTS.has(lower) && (CALLINGS.has(lower) || /[a-z]{3}(?:er|or|ist|ian|man|woman)$/.test(lower));
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
  return (
    CALLINGS.has(lower) || (/(?:er|or|ist|ian|man|woman)$/.test(lower) && !isGivenName(lower) && isGivenName(next))
  );
}

export function isGivenName(word: string): boolean {
  return MEN.has(word) || WOMEN.has(word);
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
