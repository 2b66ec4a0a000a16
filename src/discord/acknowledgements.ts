import { type Client, Events } from 'discord.js';
import type { Meter } from '../observe/meter.ts';

/** The status with which Discord refuses a second first response: an earlier attempt of ours has already succeeded. */
const BAD_REQUEST = 400;

/** Measures the time from each interaction's arrival until Discord has accepted its first response. */
export function measureAcknowledgements(client: Client, meter: Meter): void {
  client.on(Events.InteractionCreate, ({ id }) => meter.arrived(id));
  client.rest.on('response', ({ path }, { status }) => {
    const [, id] = /^\/interactions\/(\d+)\/.*\/callback/.exec(path) ?? [];
    if (id !== undefined && status <= BAD_REQUEST) meter.acknowledged(id);
  });
}
