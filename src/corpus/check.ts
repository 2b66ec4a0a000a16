import { askedOfOthers, askedOtherYears, askedTwice } from './check/asked.ts';
import {
  correctionsInOrder,
  eventsDated,
  forecasts,
  periodsInOrder,
  spansInOrder,
  statementsAfterSource,
} from './check/dates.ts';
import { disagreements, oddValues, unitForms } from './check/figures.ts';
import { type Evidence, type Finding, rememberedOf } from './check/finding.ts';
import { fileName, repeatedAddresses, sharedAliases, sharedNames, uniqueIds, uniqueItemIds } from './check/identity.ts';
import { officesOfOthers } from './check/offices.ts';
import { placesNested } from './check/places.ts';
import { resolvedIds } from './check/references.ts';
import { partialSubjects, sharedSubjects, subjectsOfPublished, subjectsOfShipped } from './check/subjects.ts';
import { emptyBodies, licence, outerQuotationMarks, whereItStands } from './check/texts.ts';
import { unfinishedDraft, unfinishedMeasures } from './check/unfinished.ts';
import { unusedRecords } from './check/unused.ts';

type Rule = (evidence: Evidence) => Finding[];

/** What finds errors in a source by itself. */
const ofSource = rememberedOf((source) =>
  [uniqueItemIds, fileName, periodsInOrder, correctionsInOrder, licence, unfinishedDraft].flatMap((rule) =>
    rule(source),
  ),
);

/** What finds errors, and here and there what is odd beside them. */
const RULES: readonly Rule[] = [
  uniqueIds,
  ({ content }) => content.sources.flatMap(ofSource),
  resolvedIds,
  subjectsOfShipped,
  eventsDated,
  placesNested,
  spansInOrder,
  unitForms,
  whereItStands,
  unfinishedMeasures,
];

/** What finds nothing that could not stand. */
const ODDITIES: readonly Rule[] = [
  repeatedAddresses,
  sharedAliases,
  sharedNames,
  statementsAfterSource,
  forecasts,
  disagreements,
  oddValues,
  officesOfOthers,
  outerQuotationMarks,
  sharedSubjects,
  partialSubjects,
  subjectsOfPublished,
  askedTwice,
  askedOtherYears,
  askedOfOthers,
  emptyBodies,
];

/**
 * Holds the records of a corpus against each other: errors for what cannot stand, warnings for what is valid but odd.
 * Each record has passed its schema already. Pure: a draft is checked by adding it to the sources and keeping its findings.
 * @param oddities whether what is valid but odd is looked for, too: that takes the most of the time
 */
export function checkCorpus(evidence: Evidence, oddities = true): Finding[] {
  const rules = oddities ? [...RULES, ...ODDITIES] : RULES;
  const findings = rules.flatMap((rule) => rule(evidence));
  if (!oddities) return findings;
  // What a broken source means to use is not known, so nothing is called unused beside one.
  const sound = evidence.complete && findings.every(({ severity }) => severity !== 'error');
  return sound ? [...findings, ...unusedRecords(evidence)] : findings;
}
