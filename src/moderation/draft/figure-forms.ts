/** Figures of a draft: what was counted, when, where and by whom, and what a reader must know of it. */
import { measuresById } from '../../corpus/corpus.ts';
import type { Figure, Measure, Person } from '../../corpus/schema.ts';
import type { Field, Values } from '../../discord/kit/form.ts';
import type { SourceDraft } from '../../record/draft.ts';
import {
  type Counting,
  isRefusal,
  type Refusal,
  withAddedFigure,
  withCaveats,
  withCounting,
  withMeasure,
  withNewcomer,
  withNewMeasure,
  withSaying,
} from '../../record/draft-edits.ts';
import { placeNamedIn, readAbout } from '../change/items.ts';
import { askedField, askedIn } from '../session/form-fields.ts';
import type { ModeratorSession } from '../session/moderator-session.ts';
import { panelIds } from '../session/panel.ts';
import {
  DAY,
  type FormError,
  figureIn,
  filledIn,
  measureNamed,
  measuresOf,
  NAME_HINT,
  type ReviewForm,
  statementIn,
  whoIs,
} from './review-form.ts';

/** What was counted, when, where and by whom. */
export const counting: ReviewForm = {
  form(session, draft, id) {
    const figure = figureIn(draft, id);
    return (
      figure && {
        title: 'What was counted',
        customId: panelIds.write(id),
        fields: countingFields(session, draft, countingOf(figure)),
      }
    );
  },
  take(session, draft, id, values) {
    const read = countingIn(session, draft, values);
    return 'counted' in read ? withCounting(read.draft, readAbout(id.about, draft) ?? '', read.counted) : read;
  },
};

/** What a reader must know to use a figure rightly, and how people might ask for it. */
export const caveats: ReviewForm = {
  form(_room, draft, id) {
    const figure = figureIn(draft, id);
    return (
      figure && {
        title: 'Caveats and ways of asking',
        customId: panelIds.write(id),
        fields: [
          {
            is: 'choice',
            name: 'approximate',
            label: 'Exactness',
            options: [
              { label: 'As the source has it', value: 'exact' },
              { label: 'About, nearly, more than', value: 'approximate' },
            ],
            chosen: [figure.approximate ? 'approximate' : 'exact'],
          },
          {
            is: 'line',
            name: 'event',
            label: 'The one event that was counted',
            description: 'Where the measure counts events one by one',
            value: figure.event,
            required: false,
            longest: 150,
          },
          {
            is: 'lines',
            name: 'note',
            label: 'Note',
            description: 'A definition or a caveat that a reader must know',
            value: figure.note,
            required: false,
            longest: 600,
          },
          askedField(figure.asked, 'Three to five phrases, one a line, each with the period. Never shown'),
        ],
      }
    );
  },
  take: (_room, draft, id, values) =>
    withCaveats(draft, readAbout(id.about, draft) ?? '', {
      approximate: values.chosen('approximate').includes('approximate'),
      event: values.text('event'),
      note: values.text('note'),
      asked: askedIn(values),
    }),
};

/** A measure that is not on record yet. */
export const newMeasure: ReviewForm = {
  form(_room, draft, id) {
    const own = ownMeasure(draft, figureIn(draft, id));
    return {
      title: 'A new measure',
      customId: panelIds.write(id),
      fields: [
        {
          is: 'line',
          name: 'label',
          label: 'What it is called',
          description: 'Killings in London',
          value: own?.label,
          longest: 100,
        },
        {
          is: 'line',
          name: 'unit',
          label: 'Unit',
          description: 'A plural (killings), %, £ or a rate (per 1,000 people)',
          value: own?.unit,
          longest: 50,
        },
        {
          is: 'lines',
          name: 'definition',
          label: 'What exactly is counted',
          value: filledIn(own?.definition ?? ''),
          longest: 600,
        },
      ],
    };
  },
  take(session, draft, id, values) {
    const figure = figureIn(draft, id);
    const [label, unit, definition] = [values.text('label'), values.text('unit'), values.text('definition')];
    const own = ownMeasure(draft, figure);
    if (own?.label === label) return withMeasure(draft, { ...own, unit, definition });
    const made = withNewMeasure(draft, { label, unit, definition }, session.content.measures, session.scope);
    if (isRefusal(made) || figure === undefined) return isRefusal(made) ? made : made.draft;
    return withCounting(made.draft, figure.id, { ...countingOf(figure), measure: made.id });
  },
};

/** The measure of a figure where the draft itself defines it: proposed by the reader, or defined by a moderator. */
function ownMeasure({ measures }: SourceDraft, figure: Figure | undefined): Measure | undefined {
  return measures.find(({ id }) => id === figure?.measure);
}

/** A figure that the reading did not find. */
export const addFigure: ReviewForm = {
  form: (session, draft, id) => ({
    title: 'Add a figure',
    customId: panelIds.write(id),
    fields: countingFields(session, draft, undefined),
  }),
  take(session, draft, _id, values) {
    const read = countingIn(session, draft, values);
    return 'counted' in read ? withAddedFigure(read.draft, read.counted) : read;
  },
};

/** The values of a figure that the form edits. */
function countingOf({ measure, value, period: { from, to }, by, area = '' }: Figure): Counting {
  return { measure, value, from, to, by, area };
}

function countingFields(session: ModeratorSession, draft: SourceDraft, counted: Counting | undefined): Field[] {
  const measure = counted && measuresById(measuresOf(session, draft)).get(counted.measure);
  const by = counted && session.personById(counted.by, draft.people);
  return [
    {
      is: 'line',
      name: 'measure',
      label: 'Measure',
      description: 'Its label or id',
      value: measure?.label,
      longest: 150,
    },
    { is: 'line', name: 'value', label: 'Number', value: counted && String(counted.value), longest: 20 },
    {
      is: 'line',
      name: 'period',
      label: 'Period',
      description: `Its first and last day with a blank between them, ${DAY}`,
      value: counted && `${counted.from} ${counted.to}`,
      longest: 25,
    },
    {
      is: 'line',
      name: 'by',
      label: 'Counted by',
      description: NAME_HINT,
      value: by?.name,
      longest: 150,
    },
    {
      is: 'line',
      name: 'area',
      label: 'Area',
      description: 'Where that is not London',
      value: counted && (filledIn(counted.area) || placeNamedIn(counted.area)),
      required: false,
      longest: 100,
    },
  ];
}

/** Reads the form; the draft gains a newcomer where one is named. */
function countingIn(
  session: ModeratorSession,
  draft: SourceDraft,
  values: Values,
): { draft: SourceDraft; counted: Counting } | Refusal | FormError {
  const measure = measureNamed(session, draft, values.text('measure'));
  if ('line' in measure) return measure;
  const who = whoIs(session, draft, values.text('by'));
  if (!('id' in who) || 'refused' in who) return who;
  const number = values.text('value').replaceAll(/[,\s]/g, '');
  const value = Number(number);
  if (number === '' || !Number.isFinite(value)) return { line: 'The number is digits alone, such as 127 or 15.5.' };
  const [from = '', to = from] = values.text('period').split(/\s+(?:to\s+)?/);
  return { draft: who.draft, counted: { measure: measure.id, value, from, to, by: who.id, area: values.text('area') } };
}

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
