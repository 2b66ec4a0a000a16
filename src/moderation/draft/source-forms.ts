/** What the source is: its details, its topics, its summary. */
import { Corpus } from '../../corpus/corpus.ts';
import { SOURCE_KINDS } from '../../corpus/schema.ts';
import { whereOf, withDetails, withSummary, withTopics } from '../../record/draft-edits.ts';
import { topicFields, topicsIn } from '../session/form-fields.ts';
import { panelIds } from '../session/panel.ts';
import { DAY, filledIn, type ReviewForm } from './review-form.ts';

export const details: ReviewForm = {
  form: (_room, { source }, id) => ({
    title: 'What the source is',
    customId: panelIds.write(id),
    fields: [
      { is: 'line', name: 'title', label: 'Title', value: filledIn(source.title), longest: 300 },
      { is: 'line', name: 'publisher', label: 'Publisher', value: filledIn(source.publisher), longest: 100 },
      {
        is: 'line',
        name: 'url',
        label: 'Address, or who vouches for it',
        description: 'Cards link to it. A letter or a meeting has no page: who was there, or has it?',
        value: source.vouchedBy ?? filledIn(source.url),
        longest: 1_000,
      },
      {
        is: 'line',
        name: 'published',
        label: 'Day on which it appeared',
        description: DAY,
        value: filledIn(source.published),
        longest: 10,
      },
      {
        is: 'choice',
        name: 'kind',
        label: 'Kind',
        options: SOURCE_KINDS.map((kind) => ({ label: kind, value: kind })),
        chosen: [source.kind],
      },
    ],
  }),
  take(session, draft, _id, values) {
    const written = (name: 'title' | 'publisher' | 'url' | 'published') => values.text(name);
    const kind = SOURCE_KINDS.find((each) => values.chosen('kind').includes(each)) ?? draft.source.kind;
    const taken = new Corpus({ ...session.content, sources: session.sources });
    const [title, publisher, url, published] = [
      written('title'),
      written('publisher'),
      written('url'),
      written('published'),
    ];
    return withDetails(draft, { title, publisher, ...whereOf(url), published, kind }, taken);
  },
};

export const topics: ReviewForm = {
  form: (session, { source }, id) => ({
    title: 'What the source is about',
    customId: panelIds.write(id),
    fields: topicFields(session.content.topics, source.topics, 5),
  }),
  take: (_room, draft, _id, values) => withTopics(draft, topicsIn(values)),
};

export const summary: ReviewForm = {
  form: (_room, { source }, id) => ({
    title: 'Summary',
    customId: panelIds.write(id),
    fields: [
      {
        is: 'lines',
        name: 'body',
        label: 'In your own words',
        description: '60 to 200 words',
        value: filledIn(source.body),
      },
    ],
  }),
  take: (_room, draft, _id, values) => withSummary(draft, values.text('body')),
};
