import * as moderation from '../src/moderation/commands.ts';

const { subcommand } = moderation;
const entry = moderation.entry({ description: 'Its title, name or id', required: true });
const source = moderation.source({ description: 'Its title or id', required: true });
const why = moderation.text(200, { description: 'Why: it stands in the history', required: true });

export default moderation.defineCommand({
  name: 'corpus',
  description: 'Keep the record: add, mend and withdraw sources',
  onMessage: { name: 'Add to the record…', run: (text) => moderation.quoteFromMessage(text) },
  subcommands: {
    add: subcommand({
      description: 'Draft a source from an address, a feed, a file or pasted text',
      options: {
        url: moderation.text(1_500, { description: 'An address, or several with blanks between them' }),
        file: moderation.file({ description: 'HTML, PDF, Markdown or plain text' }),
      },
      run: ({ url, file }, session) => moderation.add(session, url, file),
    }),
    quote: subcommand({
      description: 'Add somebody’s exact words that you have in hand',
      options: {
        who: moderation.person({ description: 'Who said it: somebody on record, or a new name' }),
        words: moderation.text(4_000, { description: 'Their exact words, as they stand there' }),
        link: moderation.text(1_000, {
          description: 'The page’s address; for a letter or a meeting, who vouches for it',
        }),
        day: moderation.text(10, { description: 'YYYY-MM-DD, where it is not the page’s own' }),
        where: moderation.text(200, { description: 'The chamber, hearing, programme or document' }),
      },
      run: ({ who = '', words = '', link = '', day = '', where = '' }, session) =>
        moderation.addQuote(session, { who, words, link, day, where }),
    }),
    drafts: subcommand({
      description: 'Find drafts that are not published yet',
      options: {},
      run: (_input, session) => moderation.draftsView(session, 0),
    }),
    watch: subcommand({
      description: 'Follow a feed or a page: what it newly lists becomes drafts; or see what is followed',
      options: {
        address: moderation.text(1_000, { description: 'Of the feed, or of a page that lists others' }),
      },
      run: ({ address }, session) => moderation.watch(session, address),
    }),
    speaker: subcommand({
      description: 'Say who spoke in a statement of your draft',
      options: {
        statement: moderation.statement({ description: 'The statement', required: true }),
        speaker: moderation.person({ description: 'Somebody on record', required: true }),
        draft: moderation.draft({ description: 'The draft; your newest one where you leave it out' }),
      },
      run: ({ statement, speaker }, session) => moderation.setSpeaker(session, statement, speaker),
    }),
    stance: subcommand({
      description: 'Say which side a statement of your draft takes, and on what',
      options: {
        statement: moderation.statement({ description: 'The statement', required: true }),
        position: moderation.choice(moderation.STANCES, { description: 'Which side it takes', required: true }),
        subject: moderation.subject({
          description: 'A proposal or a practice on record; a new one is added on its card',
        }),
        draft: moderation.draft({ description: 'The draft; your newest one where you leave it out' }),
      },
      run: ({ statement, position, subject }, session) => moderation.setStance(session, statement, position, subject),
    }),
    list: subcommand({
      description: 'List the sources on record, or look for people, topics, events and other entries too',
      options: { words: moderation.text(60, { description: 'Words of a title, a name or an id' }) },
      run: ({ words = '' }, session) => moderation.listView(session, words, 0),
    }),
    show: subcommand({
      description: 'Show the text of an entry, and where it comes from',
      options: { entry },
      run: (input, session) => moderation.showView(session, input.entry, 0),
    }),
    history: subcommand({
      description: 'Show who changed an entry, when, why and how',
      options: { entry },
      run: (input, session) => moderation.historyView(session, input.entry, 0),
    }),
    edit: subcommand({
      description: 'Edit a source, or an entry of a list such as a person or an event',
      options: { entry },
      run: (input, session) => moderation.edit(session, input.entry),
    }),
    define: subcommand({
      description: 'Add an entry of a list: a person, an office, an event, a place and the like',
      options: {
        kind: moderation.choice(moderation.LIST_KINDS, { description: 'What it is', required: true }),
        name: moderation.text(100, { description: 'What it is called' }),
      },
      run: ({ kind, name = '' }, session) => moderation.define(session, kind, name),
    }),
    correct: subcommand({
      description: 'Add a dated correction, which answers then show',
      options: {
        source,
        note: moderation.text(500, { description: 'What was wrong, and what is right', required: true }),
        why,
      },
      run: (input, session) => moderation.correct(session, input.source, input.note, input.why),
    }),
    withdraw: subcommand({
      description: 'Take an entry off the record, after a look',
      options: { entry, why },
      run: (input, session) => moderation.withdraw(session, input.entry, input.why),
    }),
    takedown: subcommand({
      description: 'Take a source, or one entry of it, off the record at once',
      options: {
        source,
        why,
        item: moderation.item({ description: 'One statement or figure; the whole source where you leave it out' }),
      },
      run: (input, session) => moderation.takedown(session, input.source, input.item, input.why),
    }),
    restore: subcommand({
      description: 'Bring back what was withdrawn',
      options: { entry: moderation.withdrawn({ description: 'Its title, name or id', required: true }), why },
      run: (input, session) => moderation.restore(session, input.entry, input.why),
    }),
    undo: subcommand({
      description: 'Undo the last change of an entry, or go back further',
      options: {
        entry,
        why,
        to: moderation.revision({
          description: 'An earlier revision to go back to; the one before where you leave it out',
        }),
      },
      run: (input, session) => moderation.undo(session, input.entry, input.to, input.why),
    }),
    refresh: subcommand({
      description: 'Hold a source against its page again',
      options: { source },
      run: (input, session) => moderation.refresh(session, input.source),
    }),
    words: subcommand({
      description: 'Fetch the exact words of what is only reported, and decide on them',
      options: { source: moderation.source({ description: 'One source; all of them where you leave it out' }) },
      run: (input, session) => moderation.words(session, input.source),
    }),
    check: subcommand({
      description: 'Show everything that the checker finds',
      options: {},
      run: (_input, session) => moderation.checkView(session, 0),
    }),
    gaps: subcommand({
      description: 'Show questions that got no answer in the last 30 days',
      options: {},
      run: (_input, session) => moderation.gapsView(session),
    }),
    teach: subcommand({
      description: 'Answer a question with an item of the record, or see what was chosen so far',
      options: {
        question: moderation.text(400, { description: 'The question, as people ask it' }),
        item: moderation.answering({ description: 'The statement or figure that answers it: type a name or words' }),
        why: moderation.text(200, { description: 'Why: it stands with your choice' }),
      },
      run: (input, session) => moderation.teach(session, input),
    }),
    reports: subcommand({
      description: 'Show problems that were reported and are open',
      options: {},
      run: (_input, session) => moderation.reportsView(session, 0),
    }),
  },
});
