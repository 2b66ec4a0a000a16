import * as moderation from '../src/moderation/tools.ts';

const entry = { is: 'entry', description: 'Its title, name or id', required: true } as const;
const source = { is: 'source', description: 'Its title or id', required: true } as const;
const why = { is: 'text', longest: 200, description: 'Why: it stands in the history', required: true } as const;

export default moderation.defineTool({
  name: 'corpus',
  description: 'Keep the record: add, mend and withdraw sources',
  actions: {
    add: {
      description: 'Draft a source from an address, a feed, a file or pasted text',
      options: {
        url: { is: 'text', longest: 1_500, description: 'An address, or several with blanks between them' },
        file: { is: 'file', description: 'HTML, PDF, Markdown or plain text' },
      },
      run: (input, room) => moderation.add(input, room),
    },
    drafts: {
      description: 'Find drafts that are not published yet',
      options: {},
      run: (_input, room) => moderation.draftsView(room, 0),
    },
    speaker: {
      description: 'Say who spoke in a statement of your draft',
      options: {
        statement: { is: 'statement', description: 'The statement', required: true },
        speaker: { is: 'person', description: 'Somebody on record', required: true },
        draft: { is: 'draft', description: 'The draft; your newest one where you leave it out' },
      },
      run: (input, room) => moderation.setSpeaker(room, input.text('statement'), input.text('speaker')),
    },
    list: {
      description: 'List the sources on record, or look for people, topics, measures and terms too',
      options: { words: { is: 'text', longest: 60, description: 'Words of a title, a name or an id' } },
      run: (input, room) => moderation.listView(room, input.text('words'), 0),
    },
    show: {
      description: 'Show the text of an entry, and where it comes from',
      options: { entry },
      run: (input, room) => moderation.showView(room, room.refOf(input.text('entry')), 0),
    },
    history: {
      description: 'Show who changed an entry, when, why and how',
      options: { entry },
      run: (input, room) => moderation.historyView(room, room.refOf(input.text('entry')), 0),
    },
    edit: {
      description: 'Edit a source, a person, a topic, a measure or a term',
      options: { entry },
      run: (input, room) => moderation.edit(room, room.refOf(input.text('entry'))),
    },
    define: {
      description: 'Add a person, a topic, a measure or a term',
      options: {
        kind: { is: 'choice', of: moderation.LIST_KINDS, description: 'What it is', required: true },
        name: { is: 'text', longest: 100, description: 'What it is called' },
      },
      run: (input, room) => moderation.define(room, input.text('kind'), input.text('name')),
    },
    correct: {
      description: 'Add a dated correction, which answers then show',
      options: {
        source,
        note: { is: 'text', longest: 500, description: 'What was wrong, and what is right', required: true },
        why,
      },
      run: (input, room) =>
        moderation.correct(room, room.refOf(input.text('source')), input.text('note'), input.text('why')),
    },
    withdraw: {
      description: 'Take an entry off the record, after a look',
      options: { entry, why },
      run: (input, room) => moderation.withdraw(room, room.refOf(input.text('entry')), input.text('why')),
    },
    takedown: {
      description: 'Take a source, or one entry of it, off the record at once',
      options: {
        source,
        why,
        item: { is: 'item', description: 'One statement or figure; the whole source where you leave it out' },
      },
      run: (input, room) =>
        moderation.takedown(room, room.refOf(input.text('source')), input.text('item') || undefined, input.text('why')),
    },
    restore: {
      description: 'Bring back what was withdrawn',
      options: { entry: { ...entry, is: 'withdrawn' }, why },
      run: (input, room) => moderation.restore(room, room.refOf(input.text('entry')), input.text('why')),
    },
    undo: {
      description: 'Undo the last change of an entry, or go back further',
      options: {
        entry,
        why,
        to: { is: 'revision', description: 'An earlier revision to go back to; the one before where you leave it out' },
      },
      run: (input, room) => moderation.undo(room, room.refOf(input.text('entry')), input.text('to'), input.text('why')),
    },
    refresh: {
      description: 'Hold a source against its page again',
      options: { source },
      run: (input, room) => moderation.refresh(room, room.refOf(input.text('source'))),
    },
    check: {
      description: 'Show everything that the checker finds',
      options: {},
      run: (_input, room) => moderation.checkView(room, 0),
    },
    gaps: {
      description: 'Show questions that got no answer in the last 30 days',
      options: {},
      run: (_input, room) => moderation.gapsView(room),
    },
    reports: {
      description: 'Show problems that were reported and are open',
      options: {},
      run: (_input, room) => moderation.reportsView(room, 0),
    },
  },
});
