import { type Evidence, error, type Finding, statementsOf, warning } from './finding.ts';

/** A source that is held in full names the licence that allows it. */
export function licences({ content }: Evidence): Finding[] {
  return content.sources
    .filter(({ text, licence }) => text === 'full' && licence === undefined)
    .map((source) =>
      error(
        'licence-missing',
        source,
        ['text'],
        'The body is the whole text of the source, and no licence is named.',
        'a field “licence” with the licence that allows it, or a summary in our own words',
      ),
    );
}

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
