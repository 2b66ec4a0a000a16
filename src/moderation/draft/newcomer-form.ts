import type { Person } from '../../corpus/schema.ts';
import { isRefusal } from '../../record/mended.ts';
import { withCounting, withSaying } from '../../record/mending.ts';
import { withNewcomer } from '../../record/newcomers.ts';
import { countingOf } from './figure-forms.ts';
import { readAbout } from './items.ts';
import { figureIn, type ReviewForm, statementIn } from './review-form.ts';

/** Somebody who is not on record yet: the speaker of a statement, or who counted a figure. */
export const newcomer: ReviewForm = {
  form: (_room, _draft, id) => ({
    title: 'Somebody new on record',
    id,
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
  take(room, draft, id, values) {
    const itemId = readAbout(id.about, draft) ?? '';
    const kind: Person['kind'] = values.chosen('kind').includes('organisation') ? 'organisation' : 'person';
    const who = { name: values.text('name'), kind, office: values.text('office') };
    const made = withNewcomer(draft, who, room.content.people, room.scope);
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
