/** `anju draw …`: a draw checked by anybody who has its published bundle. */
import { readFile } from 'node:fs/promises';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBundle } from '../app/draw/bundle-files.ts';
import { drawTools } from '../app/draw/draw-hash.ts';
import { readText } from '../domain/lottery/bundle-source.ts';
import { computeDraw } from '../domain/lottery/compute-draw.ts';
import { type BundleProblem, readFrozen } from '../domain/lottery/frozen-bundle.ts';
import { checkProof, lineProver } from '../domain/lottery/line-proof.ts';
import { outcomeOf } from '../domain/lottery/outcome-of.ts';
import { parseValues } from '../domain/lottery/parse-bundle.ts';
import { type VerifyFailure, verifyDraw } from '../domain/lottery/verify-draw.ts';
import { canonicalJson } from '../kernel/canonical-json.ts';
import { CommandFailure, say } from './words.ts';

interface DrawCall {
  readonly path: string;
  /** A registration number, for `prove` and to look one up while verifying. */
  readonly no: string | undefined;
  readonly json: boolean;
}

/** Recomputes the whole draw; fails naming the first part that differs. */
export async function verify({ path, no, json }: DrawCall): Promise<void> {
  const verified = await verifyDraw(await opened(path), drawTools);
  if (!verified.ok) {
    if (json) say(JSON.stringify({ ok: false, ...verified.error }));
    throw new CommandFailure(`不一致 does not hold: ${wordsOf(verified.error)}`);
  }
  const { frozen, seed, resultHash, result } = verified.value;
  const { plan, planHash } = frozen;
  const outcome = no === undefined ? undefined : outcomeOf(no, result, drawTools);
  if (json) {
    say(JSON.stringify({ ok: true, planHash, seed, resultHash, ...(outcome === undefined ? {} : { no, outcome }) }));
    return;
  }
  say(`${plan.title} ${plan.drawId}${plan.rehearsal ? ' (演练 rehearsal)' : ''}`);
  say(`  方案 plan    ${planHash}`);
  say(`  名册 roster  ${plan.rosterRoot} (${String(plan.rosterCount)})`);
  say(`  房源 units   ${plan.unitRoot} (${String(plan.unitCount)})`);
  say(`  种子 seed    ${seed}`);
  say(`  结果 result  ${resultHash}`);
  if (no !== undefined && outcome !== undefined) say(`  ${no}: ${outcomeWords(outcome)}`);
  say('全部一致 everything is as published');
}

/** Writes `seed.json` and `result.ndjson` beside plan, roster and units, from the values that `seed.json` holds. */
export async function compute({ path, json }: DrawCall): Promise<void> {
  const read = await opened(path);
  const frozen = await readFrozen(read, drawTools);
  if (!frozen.ok) throw new CommandFailure(`不能摇号 cannot be drawn: ${wordsOf(frozen.error)}`);
  const seedText = await readText(read, 'seed.json', drawTools);
  if (!seedText.ok) throw new CommandFailure(`${seedText.error.file}: ${seedText.error.problem}`);
  const given = parseValues(seedText.value);
  if (!given.ok) throw new CommandFailure(wordsOf({ part: 'line', found: given.error }));
  const parts: Buffer[] = [];
  const computed = computeDraw(frozen.value, given.value.values, { onPart: (part) => parts.push(Buffer.from(part)) });
  if (!computed.ok) throw new CommandFailure(`不能摇号 cannot be drawn: ${wordsOf(computed.error)}`);
  const { seed, resultHash } = computed.value;
  const seedFile = canonicalJson({ planHash: frozen.value.planHash, values: given.value.values, seed, resultHash });
  writeFileSync(join(path, 'result.ndjson'), Buffer.concat(parts));
  writeFileSync(join(path, 'seed.json'), seedFile);
  say(json ? JSON.stringify({ ok: true, seed, resultHash }) : `种子 seed ${seed}\n结果 result ${resultHash}`);
}

/** Prints the inclusion proof of one line of the roster as JSON. */
export async function prove({ path, no }: DrawCall): Promise<void> {
  if (no === undefined) throw new CommandFailure('缺少 missing: NO', 2);
  const frozen = await readFrozen(await opened(path), drawTools);
  if (!frozen.ok) throw new CommandFailure(wordsOf(frozen.error));
  const proof = lineProver(frozen.value, drawTools)(no);
  if (proof === undefined) throw new CommandFailure(`${no}: 不在此名册 not in this roster`);
  say(canonicalJson(proof));
}

/** Checks a proof by itself: that its line leads to its root. */
export async function checkProofFile({ path, json }: DrawCall): Promise<void> {
  const answer = checkProof(await readFile(path, 'utf8').catch(() => ''), drawTools);
  if (json) say(JSON.stringify(answer));
  if (!answer.ok) throw new CommandFailure(`不成立 does not hold: ${answer.problem}`);
  if (!json)
    say(
      `成立 holds: ${answer.no} · 名册 roster ${answer.root} (${String(answer.size)}) · 方案 plan ${answer.planHash}`,
    );
}

async function opened(path: string) {
  const bundle = await openBundle(path);
  if (!bundle.ok) throw new CommandFailure(`${bundle.error.file}: ${bundle.error.problem}`);
  return bundle.value;
}

function wordsOf(failure: VerifyFailure | BundleProblem): string {
  switch (failure.part) {
    case 'file':
      return `${failure.found.file}: ${failure.found.problem}`;
    case 'line': {
      const { file, line, problem, field } = failure.found;
      return `${file} 第 ${String(line)} 行 line ${String(line)}: ${problem}${field === '' ? '' : ` (${field})`}`;
    }
    case 'plan':
    case 'roster':
    case 'units':
      return `${failure.part}: ${failure.found.problem} ${failure.found.subject}`;
    case 'root':
      return `${failure.found.of}: ${failure.found.what} 与方案不符 is not the plan's`;
    case 'values':
      return `seed.json values.${failure.found.id}: ${failure.found.problem}`;
    case 'difference': {
      const { found } = failure;
      const place =
        found.part === 'result' ? `result.ndjson 第 ${String(found.line)} 行 line ${String(found.line)}` : found.part;
      return `${place}: 公布 published ${found.published} · 重算 computed ${found.computed}`;
    }
  }
}

function outcomeWords(outcome: ReturnType<typeof outcomeOf>): string {
  switch (outcome.kind) {
    case 'chosen': {
      const unit = outcome.unit === undefined ? '' : ` · 房源 unit ${outcome.unit}`;
      return `中签 chosen · ${outcome.pool} 第 ${String(outcome.rank)} 位 rank ${String(outcome.rank)}${unit}`;
    }
    case 'reserve':
      return `候补 reserve · 第 ${String(outcome.rank)} 位 rank ${String(outcome.rank)}`;
    case 'not-in-roster':
      return '不在此名册 not in this roster';
  }
}
