/** What a server settles for itself: one screen, on which changes are shown before they are saved. */

import { z } from 'zod';
import { readHours } from '../../dates/london.ts';
import { type Aside, isAside, type Shown } from '../../discord/kit/command.ts';
import { lineView, type View } from '../../discord/kit/components.ts';
import type { Form } from '../../discord/kit/form.ts';
import { small } from '../../discord/kit/markdown.ts';
import { aside } from '../../discord/kit/reply.ts';
import { type ServerSettings, settingsSchema } from '../../store/settings.ts';
import type { ModeratorSession, PanelAction, PanelActions } from '../session/moderator-session.ts';
import { type PanelVerb, panelIds, panelView } from '../session/panel.ts';
import { addDraft, changeDraft, type OpenDraft, openDraft } from '../session/stored-draft.ts';
import { SAY } from '../session/words.ts';
import { inWords, KEYS, NAMES, presentIn, WEEKDAYS, warningsOn } from './in-words.ts';
import { settingsMenus } from './menus.ts';

/** A screen that somebody has open: the settings when it was opened, and as changed on it. */
const pendingSchema = z.object({ state: z.literal('settings'), opened: settingsSchema, settings: settingsSchema });
type Pending = z.output<typeof pendingSchema>;

/** The screen, with what is settled now. */
export async function settingsScreen(session: ModeratorSession): Promise<Shown> {
  if (!session.rights.manages) return aside(SAY.notManager);
  const { settings } = session;
  const pending: Pending = { state: 'settings', opened: settings, settings };
  const stored = await addDraft(session, pending, 'screen');
  return isAside(stored) ? stored : screen(session, stored.id, pending);
}

/** @param line what to say above */
function screen(session: ModeratorSession, about: string, pending: Pending, line?: string): View {
  const saved = session.settings;
  const wanted = merged(session, pending);
  const isHome = session.rights.serverId === session.services.curators.homeServer;
  const lines = KEYS.filter((key) => key !== 'wordsLook' || isHome).map((key) => {
    const [before, after] = [inWords(session, key, saved), inWords(session, key, wanted)];
    return before === after ? `${NAMES[key]}: ${after}` : `**${NAMES[key]}: ${after}** (was ${before})`;
  });
  const isChanged = !isSame(saved, wanted);
  return panelView({
    texts: [
      ...(line === undefined ? [] : [line]),
      `### Settings\n${lines.join('\n')}`,
      ...warningsOn(session, wanted),
      ...(isChanged ? [small('Not saved yet: what is bold changes when you press Save.')] : []),
    ],
    menus: settingsMenus(about, presentIn(session, wanted)),
    buttons: [
      [
        {
          label: wanted.answers === 'public' ? 'Answer privately' : 'Answer publicly',
          id: { verb: 'set-answers', about, part: 0 },
        },
        {
          label: wanted.approval ? 'One moderator is enough' : 'Ask for a second moderator',
          id: { verb: 'set-approval', about, part: 0 },
        },
        { label: `Digest: ${next(wanted.digest)}`, id: { verb: 'set-digest', about, part: 0 } },
        { label: 'Quiet hours', id: { verb: 'set-quiet', about, part: 0 } },
        {
          label: wanted.threads ? 'Answer in replies' : 'Answer in threads',
          id: { verb: 'set-threads', about, part: 0 },
        },
      ],
      [
        ...(isHome
          ? [
              {
                label: wanted.wordsLook ? 'Leave exact words alone' : 'Look at exact words monthly',
                id: { verb: 'set-words', about, part: 0 },
              } as const,
            ]
          : []),
        ...(wanted.week === undefined
          ? []
          : [{ label: 'Time of the weekly post', id: { verb: 'set-week-time', about, part: 0 } } as const]),
        { label: 'Save', style: 'main', id: { verb: 'set-save', about, part: 0 }, disabled: !isChanged },
      ],
    ],
  });
}

const DIGESTS = ['never', 'daily', 'weekly'] as const;

function next(digest: ServerSettings['digest']): ServerSettings['digest'] {
  return DIGESTS[(DIGESTS.indexOf(digest) + 1) % DIGESTS.length] ?? 'never';
}

function quietForm(id: string): Form {
  return {
    title: 'Quiet hours',
    customId: panelIds.write({ verb: 'set-quiet', about: id, part: 0 }),
    fields: [
      {
        is: 'line',
        name: 'hours',
        label: 'From and to',
        description: 'Full hours in London, such as 22 7; empty for none',
        required: false,
        longest: 16,
      },
    ],
  };
}

/** On Monday mornings, until somebody settles otherwise. */
const WEEK = { weekday: 1, hour: 9 };

/** When the weekly post comes. */
async function weekForm(session: ModeratorSession, id: string): Promise<Shown> {
  const found = await openScreen(session, id);
  if (isAside(found)) return found;
  const { weekday, hour } = merged(session, found.pending).week ?? WEEK;
  return {
    title: 'Weekly post',
    customId: panelIds.write({ verb: 'set-week-time', about: id, part: 0 }),
    fields: [
      {
        is: 'choice',
        name: 'weekday',
        label: 'Day',
        options: WEEKDAYS.map((label, at) => ({ label, value: String(at + 1) })),
        chosen: [String(weekday)],
      },
      {
        is: 'line',
        name: 'hour',
        label: 'Hour',
        description: 'A full hour in London, 0 to 23',
        value: String(hour),
        longest: 2,
      },
    ],
  };
}

/** Changes what stands on the screen; nothing is settled yet. @param values what was chosen or written */
async function changeSetting(
  session: ModeratorSession,
  verb: PanelVerb,
  id: string,
  values: readonly string[],
): Promise<Shown> {
  const found = await openScreen(session, id);
  if (isAside(found)) return found;
  const { stored, pending } = found;
  const settings = changedBy(session, verb, merged(session, pending), values);
  if (settings === undefined)
    return screen(session, id, pending, verb === 'set-week-time' ? SAY.badHour : SAY.badHours);
  const state: Pending = { ...pending, settings };
  const kept = await changeDraft(session, stored, state);
  return isAside(kept) ? kept : screen(session, id, state, leftOut(verb, settings, values));
}

/** Discord’s menus offer what these settings can’t name. @returns what to say of what is left out */
function leftOut(verb: PanelVerb, { channels, forums }: ServerSettings, values: readonly string[]): string | undefined {
  if (verb === 'set-forums' && forums.length < values.length) return SAY.noForum;
  return verb === 'set-channels' && channels.length < values.length ? SAY.noThread : undefined;
}

/** Keeps what stands on the screen. */
async function saveSettings(session: ModeratorSession, id: string): Promise<Shown> {
  const found = await openScreen(session, id);
  if (isAside(found)) return found;
  const { settings, store, now } = session.services;
  await settings.save(session.rights.serverId, merged(session, found.pending), now());
  await store.drafts.remove(found.stored);
  return lineView('Saved.');
}

/** The settings that saving would give: changes of this screen over whatever is saved by now. */
function merged(session: ModeratorSession, { opened, settings: wanted }: Pending): ServerSettings {
  const kept = KEYS.map((key) => [key, (isSame(opened[key], wanted[key]) ? session.settings : wanted)[key]]);
  return settingsSchema.parse(Object.fromEntries(kept.filter(([, value]) => value !== undefined)));
}

async function openScreen(
  session: ModeratorSession,
  id: string,
): Promise<{ stored: OpenDraft; pending: Pending } | Aside> {
  if (!session.rights.manages) return aside(SAY.notManager);
  const stored = await openDraft(session, id, { ownOnly: true });
  const pending = isAside(stored) ? undefined : pendingSchema.safeParse(stored.state).data;
  return isAside(stored) || pending === undefined ? aside(SAY.screenGone) : { stored, pending };
}

function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

function changedBy(
  { rights, services }: ModeratorSession,
  verb: PanelVerb,
  settings: ServerSettings,
  values: readonly string[],
): ServerSettings | undefined {
  switch (verb) {
    case 'set-answers':
      return { ...settings, answers: settings.answers === 'public' ? 'private' : 'public' };
    case 'set-approval':
      return { ...settings, approval: !settings.approval };
    case 'set-digest':
      return { ...settings, digest: next(settings.digest) };
    case 'set-words':
      return { ...settings, wordsLook: !settings.wordsLook };
    case 'set-roles':
      // The role that everybody has, whose id is the server’s, would make everybody a moderator.
      return { ...settings, moderatorRoles: values.filter((role) => role !== rights.serverId) };
    case 'set-channel': {
      const { moderatorsChannel: _, ...rest } = settings;
      return values[0] === undefined ? rest : { ...rest, moderatorsChannel: values[0] };
    }
    case 'set-channels':
      return { ...settings, channels: values.filter((id) => !services.isThread(rights.serverId, id)) };
    case 'set-forums':
      return { ...settings, forums: values.filter((id) => services.takesPosts(rights.serverId, id)) };
    case 'set-questions':
      return { ...settings, questionChannels: [...values] };
    case 'set-week': {
      const { week, ...rest } = settings;
      const [channel] = values;
      return channel === undefined ? rest : { ...rest, week: { ...WEEK, ...week, channel, since: services.now() } };
    }
    case 'set-week-time': {
      const [weekday, hour] = values.map(Number);
      const { week } =
        settingsSchema.partial().safeParse({ week: { ...settings.week, weekday, hour, since: services.now() } }).data ??
        {};
      return week && { ...settings, week };
    }
    case 'set-threads':
      return { ...settings, threads: !settings.threads };
    case 'set-ignored': {
      const chosen = (kind: string) => values.flatMap((value) => (value.startsWith(`${kind}:`) ? value.slice(5) : []));
      // Nobody would be left to answer.
      return {
        ...settings,
        ignored: { users: chosen('user'), roles: chosen('role').filter((id) => id !== rights.serverId) },
      };
    }
    case 'set-quiet': {
      const { quietHours: _, ...rest } = settings;
      const typed = values[0]?.trim() ?? '';
      if (typed === '') return rest;
      const hours = readHours(typed);
      return hours === undefined ? undefined : { ...rest, quietHours: hours };
    }
  }
  return settings;
}

const setting: PanelAction = {
  press: (session, { verb, about }, chosen) => changeSetting(session, verb, about, chosen),
};

export const settingsActions = {
  'set-answers': setting,
  'set-approval': setting,
  'set-digest': setting,
  'set-quiet': {
    press: (_session, { about }) => quietForm(about),
    take: (session, { verb, about }, values) => changeSetting(session, verb, about, [values.text('hours')]),
  },
  'set-words': setting,
  'set-week': setting,
  'set-week-time': {
    press: (session, { about }) => weekForm(session, about),
    take: (session, { verb, about }, values) =>
      changeSetting(session, verb, about, [values.chosen('weekday')[0] ?? '', values.text('hour')]),
  },
  'set-roles': setting,
  'set-channel': setting,
  'set-channels': setting,
  'set-forums': setting,
  'set-questions': setting,
  'set-ignored': setting,
  'set-threads': setting,
  'set-save': { press: (session, { about }) => saveSettings(session, about) },
} satisfies PanelActions;
