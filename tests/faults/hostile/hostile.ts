/** Fault 8: every attack so many times, each with other particulars; what must hold after each is counted. */
import type { HubLog } from '../../../src/hub/log/hub-log.ts';
import { problemSchema, pullAnswerSchema, pushAnswerSchema } from '../../../src/protocol/messages.ts';
import type { RawResponse } from '../../../src/protocol/transport.ts';
import { jsonOf } from '../../support/hub/test-hub.ts';
import { batchAttacks } from './batches.ts';
import { bodyAttacks } from './bodies.ts';
import { deviceAttacks } from './devices.ts';
import { namedForeignDocument, readingAttacks } from './reading.ts';
import { requestAttacks } from './requests.ts';
import { type Attack, type Stage, newStage, standingOf } from './stage.ts';

export const attacks: readonly Attack[] = [
  ...requestAttacks,
  ...bodyAttacks,
  ...batchAttacks,
  ...readingAttacks,
  ...deviceAttacks,
];

export interface HostileReport {
  readonly attacks: number;
  readonly tried: number;
  /** Attacks after which the hub stood otherwise, or that were not answered by a refusal of the right code. */
  readonly accepted: number;
  /** Answers that held a byte of another office. */
  readonly leaked: number;
  /** Attacks whose refusal left no row in the audit. */
  readonly unaudited: number;
  readonly problems: readonly string[];
}

export interface HostileOptions {
  /** How often each attack. */
  readonly count: number;
  readonly seed: number;
  /** A fresh log for each round; in memory without it. */
  readonly openLog?: () => Promise<HubLog>;
  readonly onProgress?: (text: string) => void;
  /** Others than the known ones: a test plants some that succeed. */
  readonly tried?: readonly Attack[];
}

export async function runHostile(options: HostileOptions): Promise<HostileReport> {
  const { count, seed, openLog, onProgress, tried = [...attacks, namedForeignDocument] } = options;
  const found: Found = { tried: 0, accepted: 0, leaked: 0, unaudited: 0, problems: [] };
  for (let round = 0; round < count; round += 1) {
    const log = await openLog?.();
    const stage = await newStage(seed * 1_000_003 + round, log);
    for (const attack of tried) await tryAttack(stage, attack, found);
    await checkSecret(stage, found);
    await log?.close();
    onProgress?.(`fault 8: round ${String(round + 1)} of ${String(count)}`);
  }
  return { attacks: tried.length, ...found };
}

interface Found {
  tried: number;
  accepted: number;
  leaked: number;
  unaudited: number;
  readonly problems: string[];
}

async function tryAttack(stage: Stage, attack: Attack, found: Found): Promise<void> {
  const { log } = stage.test;
  found.tried += 1;
  const before = await standingOf(stage);
  const noted = (await log.auditEntries(EVERY)).length;
  stage.attacker.chain.backTo(stage.honest);
  const response = await attack.run(stage);
  const rows = (await log.auditEntries(EVERY)).slice(noted);
  const code = rows.at(-1)?.code ?? 'nothing';
  const tell = (what: string): void => void found.problems.push(`${attack.name}: ${what}`);
  if (rows.length === 0) {
    found.unaudited += 1;
    tell('no row in the audit');
  }
  if (!isRefusal(response) || !attack.refusedAs.includes(code)) {
    found.accepted += 1;
    tell(`answered ${String(response.status)} ${bodyText(response).slice(0, 200)}, noted as ${code}`);
  } else if (attack.pushesToo !== true && (await standingOf(stage)) !== before) {
    found.accepted += 1;
    tell('the hub stands otherwise');
  }
  if (bodyText(response).includes(stage.secret)) {
    found.leaked += 1;
    tell('the answer holds what is not theirs');
  }
}

/** Whose the words are still reads them; the attacker, asking as it may, does not. */
async function checkSecret(stage: Stage, found: Found): Promise<void> {
  const { attacker, city, secret } = stage;
  const [theirs, own] = await Promise.all(
    [city.otherDesk, attacker].map((device) => device.send({ path: '/v1/pull?after=0' })),
  );
  if (theirs === undefined || !bodyText(theirs).includes(secret)) found.problems.push('the secret is gone');
  if (own === undefined || own.status !== 200 || bodyText(own).includes(secret)) {
    found.leaked += 1;
    found.problems.push('a plain pull holds what is not theirs');
  }
}

const EVERY = 1_000_000_000;

function bodyText(response: RawResponse): string {
  return Buffer.from(response.body).toString();
}

/** A problem of the protocol, a push that was not taken, or a pull with nothing in it; `behind` would tell something. */
function isRefusal(response: RawResponse): boolean {
  const value = jsonOf(response);
  if (response.status >= 300) {
    const problem = problemSchema.safeParse(value);
    return problem.success && problem.data.code !== 'fault' && problem.data.code !== 'busy';
  }
  const push = pushAnswerSchema.safeParse(value);
  if (push.success) return push.data.kind === 'refused' || push.data.kind === 'gap';
  const pull = pullAnswerSchema.safeParse(value);
  return pull.success && pull.data.batches.length === 0;
}
