import { Corpus } from '../../corpus/corpus.ts';
import { type Person, SOURCE_KINDS } from '../../corpus/schema.ts';
import {
  isRefusal,
  withCounting,
  withDetails,
  withNewcomer,
  withSaying,
  withSummary,
  withTopics,
} from '../../record/draft-edits.ts';
import { readAbout } from '../change/step.ts';
import { topicFields, topicsIn } from '../session/form-fields.ts';
import { panelIds } from '../session/panel.ts';
import { countingOf } from './figure-forms.ts';
import { DAY, figureIn, filledIn, type ReviewForm, statementIn } from './review-form.ts';

/** What the source is: its details, its topics, its summary. */

export const details: ReviewForm = {
  form: (_room, { source }, id) => ({
    title: 'What the source is',
    customId: panelIds.write(id),
    fields: [
      { is: 'line', name: 'title', label: 'Title', value: filledIn(source.title), longest: 300 },
      { is: 'line', name: 'publisher', label: 'Publisher', value: filledIn(source.publisher), longest: 100 },
      { is: 'line', name: 'url', label: 'Address', value: filledIn(source.url), longest: 1_000 },
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
    return withDetails(draft, { title, publisher, url, published, kind }, taken);
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

/** Somebody who is not on record yet: the speaker of a statement, or who counted a figure. */
export const newcomer: ReviewForm = {
  form: (_room, _draft, id) => ({
    title: 'Somebody new on record',
    customId: panelIds.write(id),
    fields: [
      { is: 'line', name: 'name', label: 'Name', description: 'As they are usually called', longest: 100 },
      {
        is: 'choice',
        name: 'kind',
        label: 'Who that is',
        options: [
          { label: 'A person', value: 'person' },
          { label: 'An organisation', value: 'organisation', description: 'A spokesperson speaks for it' },
        ],
        chosen: ['person'],
      },
      { is: 'line', name: 'office', label: 'Office that they hold', required: false, longest: 100 },
    ],
  }),
  take(session, draft, id, values) {
    const itemId = readAbout(id.about, draft) ?? '';
    const kind: Person['kind'] = values.chosen('kind').includes('organisation') ? 'organisation' : 'person';
    const who = { name: values.text('name'), kind, office: values.text('office') };
    const made = withNewcomer(draft, who, session.content.people, session.scope);
    if (isRefusal(made)) return made;
    const statement = statementIn(draft, id);
    const figure = figureIn(draft, id);
    if (statement !== undefined) {
      const { as = '', said = '', where = '' } = statement;
      return withSaying(made.draft, itemId, { speaker: made.id, as, said, where });
    }
    return figure === undefined ? made.draft : withCounting(made.draft, itemId, { ...countingOf(figure), by: made.id });
  },
};
