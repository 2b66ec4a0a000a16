import { type Client, Events } from 'discord.js';
import type { Meter } from '../observe/meter.ts';

/** Discord refuses a first response that it has already: an earlier try of ours came through. */
const BAD_REQUEST = 400;

/** Measures how long interactions wait for their first response, where Discord itself has taken it. */
export function measureAcknowledgements(client: Client, meter: Meter): void {
  client.on(Events.InteractionCreate, ({ id }) => meter.arrived(id));
  client.rest.on('response', ({ path }, { status }) => {
    const [, id] = /^\/interactions\/(\d+)\/.*\/callback/.exec(path) ?? [];
    if (id !== undefined && status <= BAD_REQUEST) meter.acknowledged(id);
  });
}
