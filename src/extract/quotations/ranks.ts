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
    dr: ['doctor', 'academic'],
    prof: ['professor', 'academic'],
    professor: ['academic'],
    rev: ['vicar', 'priest'],
    lord: ['peer'],
    lady: ['peer'],
    baroness: ['peer'],
  }),
);

/** @param title lower-case, without its full stop */
export function nounsOfTitle(title: string): readonly string[] {
  return NOUNS.get(title) ?? [];
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
