/**
 * Holds everything on record, told truly and with one thing altered, against the record: `npm run alterations`.
 *   --every 10         every tenth telling only
 *   --failures [kind]  those that did not end right, all or of one kind ("true" for those told truly)
 */
import { checkMessage } from '../../src/claims/claims.ts';
import { scriptOptions } from '../script-options.ts';
import { tellings } from './alterations.ts';
import { shippedCorpus, TODAY } from './questions.ts';

const { values, positionals } = scriptOptions(import.meta.filename, {
  options: { every: { type: 'string', default: '1' }, failures: { type: 'boolean', default: false } },
  allowPositionals: true,
});

/** What shows that a telling does not stand so on record. */
const CAUGHT = new Set(['differs', 'other-speaker', 'misleading']);

const corpus = await shippedCorpus();
const judged = tellings(corpus)
  .filter((_, at) => at % Number(values.every) === 0)
  .map((telling) => {
    const verdicts = checkMessage(telling.text, corpus, TODAY).map(({ verdict }) => verdict);
    return { ...telling, verdicts, caught: verdicts.some((verdict) => CAUGHT.has(verdict)) };
  });

const [told, altered] = [judged.filter((each) => each.altered === undefined), judged.filter((each) => each.altered)];
const kinds = Object.groupBy(altered, (each) => each.altered ?? 'true');
console.table({
  'told truly: passed (floor 98)': share(told, ({ caught }) => !caught),
  'told truly: as on record': share(told, ({ verdicts }) => verdicts.includes('as-on-record')),
  'altered: caught (floor 95)': share(altered, ({ caught }) => caught),
  'altered: not called as on record': share(
    altered,
    ({ caught, verdicts }) => caught || !verdicts.includes('as-on-record'),
  ),
  ...Object.fromEntries(
    Object.entries(kinds).map(([kind, of = []]) => [`  ${kind}: caught`, share(of, ({ caught }) => caught)]),
  ),
});

if (values.failures) {
  const [wanted] = positionals;
  for (const { id, text, altered: kind = 'true', verdicts, caught } of judged)
    if (caught === (kind === 'true') && (wanted === undefined || wanted === kind))
      console.log(`${kind} [${verdicts.join(', ') || 'no claim'}] ${text}\n   ${id}`);
}

function share<T>(of: readonly T[], isRight: (each: T) => boolean): { of: number; percent: string } {
  const right = of.filter(isRight).length;
  return { of: of.length, percent: ((100 * right) / of.length).toFixed(1) };
}
