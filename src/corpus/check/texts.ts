import type { Source } from '../schema.ts';
import { type Evidence, error, type Finding, statementsOf, warning } from './finding.ts';

/** A source that is held in full names the licence that allows it. */
export function licence(source: Source): Finding[] {
  if (source.text !== 'full' || source.licence !== undefined) return [];
  const message = 'The body is the whole text of the source, and no licence is named.';
  const expected = 'a field “licence” with the licence that allows it, or a summary in our own words';
  return [error('licence-missing', source, ['text'], message, expected)];
}

/** A source has an address, or somebody who vouches for what stands on no page; what ships has an address. */
export function whereItStands({ content, ships }: Evidence): Finding[] {
  return content.sources.flatMap((source) => {
    const { url, vouchedBy } = source;
    if (url === '' && vouchedBy === undefined)
      return [error('missing-field', source, ['url'], 'The field “url” is missing.', ADDRESS)];
    if (url !== '' && vouchedBy !== undefined)
      return [
        error(
          'two-origins',
          source,
          ['vouchedBy'],
          'It has an address, and somebody who vouches for it.',
          'one of both',
        ),
      ];
    const isShippedWithout = vouchedBy !== undefined && ships(source);
    return isShippedWithout
      ? [
          error(
            'no-address',
            source,
            ['vouchedBy'],
            'A source that ships has an address.',
            `a field “url” with ${ADDRESS}`,
          ),
        ]
      : [];
  });
}

const ADDRESS = 'an address that begins with https:// or http://';

/** A body that says nothing leaves the reader with a title alone. */
export function emptyBodies({ content }: Evidence): Finding[] {
  return content.sources
    .filter(({ body }) => body === '')
    .map((source) =>
      warning('body-missing', source, [], 'Nothing follows the front matter.', 'a summary of 60 to 200 words, our own'),
    );
}

/** Views set the quotation marks: a verbatim text that has them itself would be shown with two pairs. */
export function outerQuotationMarks({ content }: Evidence): Finding[] {
  return statementsOf(content)
    .filter(({ statement: { form, text } }) => form === 'verbatim' && /^["“][^"“”]*["”]$/.test(text))
    .map(({ source, path }) =>
      warning(
        'outer-quotation-marks',
        source,
        [...path, 'text'],
        'The whole text stands in quotation marks.',
        'the words alone, without the outer quotation marks',
      ),
    );
}
