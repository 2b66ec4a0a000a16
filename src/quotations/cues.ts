/** The words by which a text says that somebody speaks. */

function set(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/).filter((word) => word !== ''));
}

/** Verbs that introduce words in quotation marks, in every form in which they have a subject before or behind them. */
const SPEECH = set(`
  said says say saying added adds add adding told tells tell telling asked asks ask asking replied replies reply replying
  wrote written writes write writing tweeted tweets tweet tweeting posted posts posting warned warns warn warning
  insisted insists insist insisting argued argues argue arguing claimed claims claim claiming
  stated states state stating explained explains explain explaining noted notes note noting
  continued continues concluded concludes concluding declared declares declaring announced announces announcing announce
  responded responds responding recalled recalls recalling remarked remarks remarking commented comments commenting
  suggested suggests suggest suggesting admitted admits admitting acknowledged acknowledges acknowledging
  conceded concedes conceding accepted accepts confessed confesses confirmed confirms confirming denied denies denying
  shouted shouts shouting yelled yells yelling cried cries screamed screams whispered whispers quipped quips quipping
  joked jokes joking mused muses predicted predicts predicting promised promises promising vowed vows vowing pledged
  pledges urged urges urging demanded demands demanding complained complains complaining lamented laments
  observed observes observing opined opines reasoned stressed stresses stressing emphasized emphasised emphasizes
  emphasises reiterated reiterates repeated repeats repeating affirmed affirms alleged alleges asserted asserts
  asserting contended contends maintained maintains protested protests countered counters countering retorted retorts
  shot fired interjected interjects chimed began begins pressed testified testifies proclaimed proclaims boasted
  boasts bragged charged charges chanted chanting chant read reads reading recounted recounts revealed reveals
  reported reports reporting sang summed thundered agreed agrees elaborated elaborates advised advises assured assures
  cautioned cautions concurred marvelled marveled mocked pleaded pleads pointed proposed questioned questions queried
  reflected reminded reminds scoffed sighed snapped speculated surmised teased wondered wonders hailed hails
  praised welcomed condemned blasted slammed criticised criticized dismissed branded labelled labeled described
  describes describing called calls calling dubbed termed characterized characterised referred deemed thanked
  apologised apologized appealed answered answers answering exclaimed exclaims intoned deadpanned
  put puts heard hears think thinks thought feels felt believes believe believed hopes hoped knows knew
  accused accuses accusing blasts slams hails brands labels condemns criticises dismisses mocks finds reckons reckoned
  remembers remembered laughs laughed smiles smiled grins grinned shrugs shrugged fumed fumes stormed raged rages wept
  sobbed sighs groaned groans moaned moans beamed beams gasped chuckled chuckles muttered mutters thundered thunders
  barked enthused enthuses blogged emailed texted messaged grumbled grumbles growled growls grumped sniffed sniffs
  snarled snarls bellowed bellows roared roars hissed hisses sneered sneers jeered crowed crows ventured ventures
  volunteered volunteers murmured murmurs mumbled mumbles chided chides scolded gushed gushes cooed drawled drawls
  harrumphed fretted frets whined wailed howled chirped interrupted interrupts corrected corrects clarified clarifies
  confided confides enquired enquires inquired inquires objected objects ranted rants railed rails swore implored
  implores begged begs underlined rejoined riposted specified hinted hints shrieked squealed croaked spluttered
  stammered counselled cracked pleading shouting begging
  bristled bristles bridled huffed tutted scolds theorised theorises summarised summarises reckon recounting`);

/** Verbs that speak only together with a particle: “hit back”, “chipped in”. */
const PHRASAL = new Map(
  Object.entries({
    back: /^(?:hit|hits|hitting|shot|shoots|shooting|fired|fires|firing|bit|bites|came|comes|wrote|writes|snapped|pushed|pushes|texted|called|shouted|yelled)$/,
    out: /^(?:hit|hits|hitting|lashed|lashes|lashing|spoke|speaks|speaking|called|calls|calling|cried|cries|shouted|shouts|shouting|yelled|blurted|blurts|burst|bursts|spelled|spelt|spells|spelling|pointed|points|pointing|read|reads|reading)$/,
    in: /^(?:chipped|chips|chipping|weighed|weighs|weighing|chimed|chimes|chiming|pitched|pitches|cut|cuts|cutting|broke|breaks|butted|butts|jumped|jumps|piled|waded|wades)$/,
    on: /^(?:went|goes|going|carried|carries)$/,
    up: /^(?:piped|pipes|spoke|speaks|summed|sums|summing)$/,
    down: /^(?:doubled|doubles|doubling)$/,
    off: /^(?:signed|signs)$/,
  }),
);

/** Verbs that say how somebody calls a thing: a few words between marks are theirs, not a whole sentence. */
const NAMING = set(`
  called calls calling describes described describing dubbed termed characterized characterised referred deemed branded
  blasts slams hails brands labels condemns criticises dismisses mocks
  labelled labeled hailed hails praised welcomed condemned blasted slammed criticised criticized dismissed mocked accused
  accuses accusing`);

/** Verbs that open a report without marks; the rest would find too much. */
const REPORTING = set(`
  said says say saying added adds adding told tells telling warned warns warning insisted insists argued argues arguing
  claimed claims claiming stated states explained explains noted notes noting announced announces suggested suggests
  admitted admits acknowledged acknowledges conceded concedes accepted accepts confirmed confirms denied denies
  predicted predicts promised promises vowed vows pledged pledges complained complains stressed stresses reiterated
  alleged alleges asserted asserts contended contends maintained maintains replied replies testified
  revealed reveals concluded concludes recalled recalls agreed agrees urged urges declared believes believe`);

/** Verbs that speak only of somebody's words when marks stand beside them: "read", "put", "fired", "thought". */
const WEAK = set(`
  read reads reading put puts heard hears think thinks thought feels felt believes believe believed hopes hoped knows
  knew pointed shot fired charged charges pressed began begins summed note notes states state report reports reported
  post posts posting question questions ask tell add write reply claim warning tweet comment comments suggest chant maintained
  remembers remembered laughs laughed smiles smiled grins grinned shrugs shrugged wept sobbed gasped finds brands labels
  emailed texted messaged appealed thanked reflected hailed counters states promise demands demand charge accepted`);

const UTTERANCE =
  /^(?:shout|yell|scream|whisper|mutter|murmur|mumble|bellow|roar|chant|repl|respond|exclaim|cr(?:y|ie)|shriek|hiss|holler|answer)(?:y|s|ed|d|ies|ied|ing)?$/;

/** After these a verb is no speech of the sentence's subject: "to say", "be told". */
const PASSIVE = set('was were is are been be being to get got');

/** Verbs by which whoever spoke last goes on. */
export function isGoingOn(lower: string): boolean {
  return /^(?:add(?:ed|s|ing)?|continu(?:ed|es|ing)|went|goes|conclud(?:ed|es))$/.test(lower);
}

/** Verbs by which somebody answers somebody else. */
export function isReply(lower: string): boolean {
  return /^(?:repl(?:ied|ies)|answer(?:ed|s)|respond(?:ed|s)|retort(?:ed|s)|shot|counter(?:ed|s)|said|says)$/.test(
    lower,
  );
}

export function isReplyNoun(lower: string): boolean {
  return /^(?:reply|answer|response|retort|riposte|verdict|cry|shout)$/.test(lower);
}

export function isAsking(lower: string): boolean {
  return /^ask(?:ed|s|ing)?$/.test(lower);
}

export function isSpeech(lower: string): boolean {
  return SPEECH.has(lower);
}

/** Whether a verb speaks by the particle behind it: “hit back”, “went on”. */
export function isPhrasal(lower: string, particle: string | undefined): boolean {
  return PHRASAL.get(particle ?? '')?.test(lower) === true;
}

/** Verbs of the voice: whatever stands in marks behind them was said so. */
export function isUtterance(lower: string): boolean {
  return UTTERANCE.test(lower);
}

export function isNaming(lower: string): boolean {
  return NAMING.has(lower);
}

export function isReporting(lower: string): boolean {
  return REPORTING.has(lower);
}

export function isWeak(lower: string): boolean {
  return WEAK.has(lower);
}

export function isPassive(lower: string): boolean {
  return PASSIVE.has(lower);
}

/** Words between a subject and its verb that belong to neither. */
export const ADVERBS = set(`
  also has had have then later once recently even simply reportedly repeatedly previously earlier often now never just
  would will can could did does do not only quickly quietly angrily finally famously further added still always again
  already clearly actually firmly flatly bluntly publicly directly pleasantly himself herself themselves itself
  and but yesterday today tonight who which recently jokingly rightly wrongly specifically explicitly privately
  monday tuesday wednesday thursday friday saturday sunday merely seriously`);
