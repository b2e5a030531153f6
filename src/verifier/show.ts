/** What the page shows of the worker's answers, in the language that is chosen. */
import { element, grouped, paragraph } from './elements.ts';
import { failureWords } from './failure-words.ts';
import type { CheckedDraw, FromWorker } from './messages.ts';
import type { Words } from './words.ts';

type Told<Kind extends FromWorker['kind']> = Extract<FromWorker, { kind: Kind }>;

const byId = (id: string): HTMLElement => element(id, HTMLElement);

export function showProgress({ step, share }: Told<'progress'>, words: Words): void {
  const names = {
    open: words.stepOpen,
    lines: words.stepLines,
    roots: words.stepRoots,
    keys: words.stepKeys,
    result: words.stepResult,
  };
  byId('working').hidden = false;
  byId('verdict').hidden = true;
  const text = names[step];
  if (byId('step').textContent !== text) byId('step').textContent = text;
  element('progress', HTMLProgressElement).value = share;
}

/** Before anything is known of the files that were chosen now. */
export function showNothing(): void {
  for (const id of ['verdict', 'draw', 'ask']) byId(id).hidden = true;
  byId('outcome').replaceChildren();
}

export function showVerdict(told: Told<'holds' | 'refused' | 'broke'>, words: Words): void {
  const verdict = byId('verdict');
  byId('working').hidden = true;
  verdict.hidden = false;
  verdict.className = told.kind === 'holds' ? 'good' : 'bad';
  byId('mark').textContent = told.kind === 'holds' ? '✓' : '✗';
  byId('said').textContent = words[told.kind];
  const { why, published, computed } = reasonOf(told, words);
  byId('why').textContent = why;
  byId('compared').textContent =
    published === undefined ? '' : `${words.publishedWas}：${published}\n${words.computedWas}：${computed ?? ''}`;
  if (told.kind === 'holds') showDraw(told.draw, words);
}

function reasonOf(told: Told<'holds' | 'refused' | 'broke'>, words: Words): ReturnType<typeof failureWords> {
  switch (told.kind) {
    case 'holds':
      return { why: words.holdsWhy(told.draw.plan.rosterCount, (told.draw.milliseconds / 1_000).toFixed(1)) };
    case 'refused':
      return failureWords(told.failure, words);
    case 'broke':
      return { why: told.message };
  }
}

function showDraw({ plan, planHash, seed, resultHash, values }: CheckedDraw, words: Words): void {
  byId('draw').hidden = false;
  byId('ask').hidden = false;
  byId('draw-title').textContent = `${plan.title} · ${plan.drawId}`;
  byId('rehearsal').hidden = !plan.rehearsal;
  const hashes: readonly (readonly [name: string, digest: string])[] = [
    [words.planHash, planHash],
    [`${words.rosterRoot} · ${words.people(plan.rosterCount)}`, plan.rosterRoot],
    [`${words.unitRoot} · ${words.units(plan.unitCount)}`, plan.unitRoot],
    [words.seed, seed],
    [words.resultHash, resultHash],
  ];
  byId('hashes').replaceChildren(...hashes.flatMap(([name, digest]) => [term(name), meaning(grouped(digest))]));
  byId('contributions').replaceChildren(
    ...plan.contributions.map(({ id, org, label }) => {
      const item = document.createElement('li');
      const value = document.createElement('span');
      value.className = 'value';
      value.textContent = values[id] ?? '';
      item.append(`${org} ${label}：`, value);
      return item;
    }),
  );
}

function term(text: string): HTMLElement {
  const made = document.createElement('dt');
  made.textContent = text;
  return made;
}

function meaning(text: string): HTMLElement {
  const made = document.createElement('dd');
  made.textContent = text;
  return made;
}

export function showOutcome(
  { no, found }: Told<'outcome'>,
  { words, poolLabel }: { readonly words: Words; readonly poolLabel: (id: string) => string },
): void {
  const { outcome, entry } = found;
  const lines: string[] = [];
  if (entry !== undefined) {
    lines.push(
      words.entryLine(entry.name, entry.tier, entry.tickets),
      words.wishes(entry.pools.map(poolLabel).join(' → ')),
    );
  }
  switch (outcome.kind) {
    case 'chosen': {
      const unit = outcome.unit === undefined ? [] : [words.drawnUnit(outcome.unit)];
      answer('outcome', 'good', [`${no} ${words.chosen(poolLabel(outcome.pool), outcome.rank)}`, ...unit, ...lines]);
      return;
    }
    case 'reserve':
      answer('outcome', 'neutral', [`${no} ${words.reserve(outcome.rank)}`, ...lines]);
      return;
    case 'not-in-roster':
      answer('outcome', 'bad', [`${no} ${words.notInRoster}`, words.notInRosterHint]);
      return;
  }
}

export function showProof({ answer: proof, published, mismatch }: Told<'proof'>, words: Words): void {
  if (!proof.ok) {
    answer('proof-answer', 'bad', [words.proofRefused, words.proofProblem[proof.problem]]);
    return;
  }
  if (mismatch !== undefined) {
    answer('proof-answer', 'bad', [words.proofRefused, words.proofOther[mismatch]]);
    return;
  }
  const figures = [
    `${words.planHash}：${grouped(proof.planHash)}`,
    `${words.rosterRoot}：${grouped(proof.root)} · ${words.people(proof.size)}`,
  ];
  answer('proof-answer', 'good', [
    words.proofHolds(proof.no),
    published ? words.proofPublished : words.proofCompare,
    ...figures,
  ]);
}

function answer(id: string, kind: 'good' | 'bad' | 'neutral', lines: readonly string[]): void {
  const box = document.createElement('div');
  box.className = `answer ${kind}`;
  box.append(...lines.map((line) => paragraph(line)));
  byId(id).replaceChildren(box);
}
