import { defineCommand, Mistake } from '../src/discord/command.ts';

export default defineCommand({
  name: 'source',
  description: 'Open one source: what it is about and everything on record from it',
  options: {
    title: { is: 'name', of: 'sources', description: 'Its title', required: true },
  },
  run({ title }, desk) {
    const source = desk.findSource(title);
    if (source === undefined) throw new Mistake('unknown-source', title);
    return desk.show(source);
  },
});
