import { correctionsInOrder, forecasts, spansInOrder, statementsAfterSource } from './check/dates.ts';
import { disagreements, oddValues, unitForms } from './check/figures.ts';
import type { Evidence, Finding } from './check/finding.ts';
import { fileNames, repeatedAddresses, sharedAliases, uniqueIds, uniqueItemIds } from './check/identity.ts';
import { officesOfOthers } from './check/offices.ts';
import { resolvedIds } from './check/references.ts';
import { emptyBodies, licences, outerQuotationMarks } from './check/texts.ts';
import { unusedRecords } from './check/unused.ts';

const RULES: readonly ((evidence: Evidence) => Finding[])[] = [
  uniqueIds,
  uniqueItemIds,
  fileNames,
  resolvedIds,
  spansInOrder,
  correctionsInOrder,
  unitForms,
  licences,
  repeatedAddresses,
  sharedAliases,
  statementsAfterSource,
  forecasts,
  disagreements,
  oddValues,
  officesOfOthers,
  outerQuotationMarks,
  emptyBodies,
];

/**
 * Holds the records of a corpus against each other: errors for what cannot stand, warnings for what is valid but odd.
 * Each record has passed its schema already. Pure: a draft is checked by adding it to the sources and keeping its findings.
 */
export function checkCorpus(evidence: Evidence): Finding[] {
  const findings = RULES.flatMap((rule) => rule(evidence));
  // What a broken source means to use is not known, so nothing is called unused beside one.
  const sound = evidence.complete && findings.every(({ severity }) => severity !== 'error');
  return sound ? [...findings, ...unusedRecords(evidence)] : findings;
}
