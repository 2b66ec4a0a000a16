/** What somebody is whose name bears a rank or title: “the officer” can be PC Bloggs, “the judge” Recorder Bloggs. */

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
    constable: ['officer'],
    sgt: ['officer', 'sergeant'],
    sergeant: ['officer'],
    insp: ['officer', 'inspector'],
    inspector: ['officer'],
    supt: ['officer', 'superintendent'],
    superintendent: ['officer'],
    commander: ['officer'],
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
