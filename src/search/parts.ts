/** The parts of finding an answer that can be left out, so that the evaluation can tell what each brings. */
export interface Parts {
  /** words are compared by their stems */
  stems: boolean;
  /** words are met by what means the same */
  thesaurus: boolean;
  /** misspelt words are mended */
  spelling: boolean;
  /** people, offices, topics, measures and places are known by their names */
  names: boolean;
  /** evidence is weighed; without it the share of words that match decides alone */
  ranking: boolean;
  /** what is of another time, place or speaker is ruled out */
  rules: boolean;
  /** unsure answers are not given */
  decision: boolean;
}

export const ALL_PARTS: Parts = {
  stems: true,
  thesaurus: true,
  spelling: true,
  names: true,
  ranking: true,
  rules: true,
  decision: true,
};
