import { directWith } from '../routes/identity.ts';
import type { UserRecord } from '../world.ts';
import { Channel } from './handles.ts';
import { Seat, type SeatParts } from './seat.ts';

/** A person. */
export class User {
  readonly #parts: SeatParts;
  readonly #user: UserRecord;

  constructor(parts: SeatParts, user: UserRecord) {
    this.#parts = parts;
    this.#user = user;
  }

  get id(): string {
    return this.#user.id;
  }

  get mention(): string {
    return `<@${this.id}>`;
  }

  /** Sits down in a channel; joins its server first where need be. */
  in(channel: Channel): Seat {
    const { world } = this.#parts;
    const guild = world.guilds.get(channel.record.guildId ?? '');
    if (guild && !guild.members.has(this.id)) {
      guild.members.set(this.id, { userId: this.id, roles: [], joinedAt: world.clock.iso() });
    }
    return new Seat(this.#parts, this.#user, channel.record);
  }

  /** The private conversation with the app. */
  direct(): Seat {
    return this.in(this.directChannel());
  }

  directChannel(): Channel {
    return new Channel(this.#parts.world, directWith(this.#parts.world, this.id));
  }

  /** Installs the app for this person, wherever they are. */
  installApp(): this {
    this.#parts.world.installedBy.add(this.id);
    return this;
  }

  /** Takes no direct messages from the app. */
  closeDirect(): this {
    this.#parts.world.closedTo.add(this.id);
    return this;
  }
}
