/** `doctor`: looks at what the bot needs before it can work, and says what to do about what is missing. */
import { parseArgs } from 'node:util';
import { type Config, type ConfigProblem, placeOf, restOf } from './config.ts';
import { loadCorpus } from './corpus/files.ts';
import type { LoadedCorpus } from './corpus/read.ts';
import { FINDINGS, type Finding, findingInWords, type Output, SETUP } from './discord/setup.ts';
import { examine } from './discord/setup-commands.ts';
import { Renderer } from './picture/renderer.ts';
import { withWords } from './record/words.ts';
import { faultOr, StoreFault } from './store/fault.ts';
import { readSharedWords } from './store/shared-choices.ts';
import { openStore } from './store/store.ts';

/**
 * `doctor [--channel id]`: looks at configuration, corpus, token, intents and permissions, and says what to do.
 * @returns the exit status: 0 where the bot can work, 1 where it can't, 2 for wrong use
 */
export async function doctor(
  args: string[],
  read: { config: Config } | { problems: ConfigProblem[] },
  output: Output,
): Promise<number> {
  if (args.some((arg) => arg === '--help' || arg === '-h')) {
    output.stdout(`${SETUP.doctorUsage}\n`);
    return 0;
  }
  const channels = channelsIn(args);
  if (channels === undefined) {
    output.stderr(`${SETUP.doctorUsage}\n`);
    return 2;
  }
  const findings = 'problems' in read ? read.problems.map(findingOf) : await findingsOn(read.config, channels);
  for (const finding of findings) output.stdout(`${findingInWords(finding)}\n`);
  return findings.some(({ state }) => state === 'bad') ? 1 : 0;
}

async function findingsOn(config: Config, asked: string[]): Promise<Finding[]> {
  const { discordToken: token, messageContent, operatorChannel, corpusFolder } = config;
  const channels = [...asked, ...(operatorChannel === undefined ? [] : [operatorChannel]), ...config.forumChannels];
  const loaded = await loadCorpus(corpusFolder, { oddities: false });
  return [
    FINDINGS.configurationGood,
    corpusFinding(corpusFolder, loaded),
    ...(await dataFindings(config)),
    ...(loaded.usable ? [await wordsFinding(config, loaded.content)] : []),
    await pictureFinding(),
    ...(await examine({ token, messageContent, channels, rest: restOf(config) })),
  ];
}

function corpusFinding(folder: string, { content, problems, usable }: LoadedCorpus): Finding {
  if (!usable) return FINDINGS.corpusUnusable(folder);
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const sources = content.sources.length;
  return errors === 0 ? FINDINGS.corpusGood(sources) : FINDINGS.corpusErrors(errors, sources);
}

/**
 * Opens the data as the bot would, counts the published entries, and reports texts whose checksum fails and lost
 * revisions.
 */
async function dataFindings(config: Config): Promise<Finding[]> {
  const store = await faultOr(openStore(placeOf(config)));
  if (store instanceof StoreFault) return [FINDINGS.dataUnusable(store.message)];
  const current = await faultOr(store.revisions.current());
  await store.close();
  if (current instanceof StoreFault) return [FINDINGS.dataUnusable(current.message)];
  const { altered, lost } = store;
  return [
    FINDINGS.dataGood(current.length, config.databaseUrl === undefined ? config.dataFolder : undefined),
    ...(altered.length === 0 ? [] : [FINDINGS.dataAltered(altered.length)]),
    ...(lost === undefined ? [] : [FINDINGS.dataLost(lost.from, lost.to)]),
  ];
}

/** Counts the reported statements whose exact words were fetched. */
async function wordsFinding(config: Config, content: LoadedCorpus['content']): Promise<Finding> {
  const { sources } = withWords(content, await readSharedWords(placeOf(config)));
  const reported = sources.flatMap(({ statements }) => statements).filter(({ form }) => form === 'reported');
  return FINDINGS.wordsFound(reported.filter(({ words }) => words !== undefined).length, reported.length);
}

/** Begins the thread that draws charts, as the bot would: it draws one before it says that it can. */
async function pictureFinding(): Promise<Finding> {
  let reason = '';
  const renderer = new Renderer({
    onFault: (error) => {
      reason = error instanceof Error ? error.message : String(error);
    },
  });
  const isAble = await renderer.isAble();
  await renderer.close();
  return isAble ? FINDINGS.chartsGood : FINDINGS.chartsUndrawn(reason);
}

function channelsIn(args: string[]): string[] | undefined {
  try {
    return parseArgs({ args, options: { channel: { type: 'string', multiple: true } } }).values.channel ?? [];
  } catch {
    return undefined;
  }
}

function findingOf({ variable, expected }: ConfigProblem): Finding {
  return FINDINGS.configuration(variable, expected);
}
