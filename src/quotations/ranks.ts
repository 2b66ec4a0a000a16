/** What ranks, titles and posts make of whoever bears them: “the officer” can be PC Bloggs, “the judge” Recorder Bloggs. */

const NOUNS = new Map<string, readonly string[]>(
  Object.entries({
    pc: ['officer', 'constable'],
    wpc: ['officer', 'constable'],
    pcso: ['officer'],
    dc: ['officer', 'detective', 'constable'],
    ds: ['officer', 'detective', 'sergeant'],
    di: ['officer', 'detective', 'inspector'],
    dci: ['officer', 'detective', 'inspector', 'chief'],
    dsu: ['officer', 'detective', 'superintendent'],
    dcs: ['officer', 'detective', 'superintendent', 'chief'],
    det: ['officer', 'detective'],
    detective: ['officer', 'detective'],
    constable: ['officer', 'constable'],
    sgt: ['officer', 'sergeant'],
    sergeant: ['officer', 'sergeant'],
    insp: ['officer', 'inspector'],
    inspector: ['officer', 'inspector'],
    supt: ['officer', 'superintendent'],
    superintendent: ['officer', 'superintendent'],
    commander: ['officer', 'commander'],
    cmdr: ['officer', 'commander'],
    cdr: ['officer', 'commander'],
    ch: ['chief'],
    recorder: ['judge', 'recorder'],
    justice: ['judge'],
    cllr: ['councillor', 'politician'],
    councillor: ['politician'],
    mp: ['politician'],
    dr: ['doctor', 'academic', 'expert'],
    prof: ['professor', 'academic', 'expert'],
    professor: ['academic', 'expert'],
    rev: ['vicar', 'priest'],
    lord: ['peer'],
    lady: ['peer'],
    baroness: ['peer'],
  }),
);

/** @param title lower-case, without its full stop */
export function nounsOfTitle(title: string): readonly string[] {
  const nouns = NOUNS.get(title) ?? [];
  return nouns[0] === 'officer' ? [...nouns, 'cop', 'bobby'] : nouns;
}

/** What headlines call whoever is at the top of a body. */
export function isShortForTop(noun: string): boolean {
  return /^(?:boss|chief|head|leader|chair|tsar|supremo)$/.test(noun);
}

export const TOP_POSTS: ReadonlySet<string> = new Set(
  'boss chief head leader chair chairman chairwoman chairperson president director commissioner secretary executive founder'.split(
    ' ',
  ),
);

/** Hypernyms of callings and posts. */
const KINDS = new Map<string, ReadonlySet<string>>(
  Object.entries({
    politician: 'mp councillor cllr leader mayor minister secretary senator backbencher peer baroness candidate',
    minister: 'secretary chancellor',
    frontbencher: 'minister secretary chancellor',
    backbencher: 'mp',
    officer: 'commissioner commander inspector superintendent sergeant constable detective',
    musician: 'rapper singer guitarist drummer pianist violinist dj songwriter',
    artist: 'painter sculptor illustrator musician singer rapper',
    player: 'footballer striker goalkeeper midfielder defender winger cricketer',
    undergraduate: 'student',
    academic: 'lecturer criminologist historian economist sociologist psychologist researcher scientist',
    expert: 'lecturer criminologist historian economist sociologist psychologist researcher scientist academic analyst',
    scientist: 'biologist chemist physicist statistician geologist',
    medic: 'doctor nurse paramedic surgeon consultant',
    lawyer: 'barrister solicitor counsel kc qc',
    activist: 'campaigner',
    campaigner: 'activist',
    cabbie: 'driver',
    entrepreneur: 'founder businessman businesswoman',
  }).map(([kind, callings]) => [kind, new Set(callings.split(' '))]),
);

/** Whether a noun says more broadly what somebody is told to be: a rapper is a musician. */
export function isKindOf(noun: string, roles: ReadonlySet<string>): boolean {
  const kinds = KINDS.get(noun);
  return kinds !== undefined && [...roles].some((role) => kinds.has(role));
}
