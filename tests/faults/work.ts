/**
 * The work that every fault interrupts: real commands on real cases, chosen by a seed. It reports a command only after
 * the desk has said "saved"; what was reported must be there afterwards, whatever was done to the process or the disk.
 */
import { executeCaseCommand } from '../../src/app/application/execute.ts';
import type { OpenDesk } from '../../src/app/open-desk.ts';
import { availableActions, type Actor } from '../../src/domain/application/available-actions.ts';
import type { CaseCommand, StepCommandType } from '../../src/domain/application/commands.ts';
import type { CaseDocument } from '../../src/domain/application/document.ts';
import { requiredTypes } from './required-types.ts';
import { identityNumberFor } from '../../src/domain/identity/identity-number.ts';
import { loadApplication } from '../../src/app/application/application-stream.ts';
import type { BlobHash, CaseId, CommandId, OfficeId, StaffId } from '../../src/kernel/ids.ts';
import { addDays, plainDate } from '../../src/kernel/plain-date.ts';
import { type SeededRandom, seededRandom } from '../../src/kernel/random.ts';
import { aContent, aDocument, aMember } from '../support/application/builders.ts';
import { overruled } from '../support/application/overruled.ts';
import { STREETS, actorAt, registerOnce } from './actors.ts';

export interface Saved {
  readonly commandId: CommandId;
  readonly caseId: CaseId;
  readonly version: number;
  /** Document pages that were kept before the command that names them. */
  readonly pages: readonly BlobHash[];
}

const examples: Record<StepCommandType, CaseCommand> = {
  accept: { type: 'accept' },
  'request-supplement': {
    type: 'request-supplement',
    items: [{ documentType: 'income-proof', text: '银行流水' }],
    exceptionReason: '',
  },
  'record-supplement': {
    type: 'record-supplement',
    documents: [aDocument('income-proof')],
    note: '',
    consentGiven: false,
  },
  'pass-review': { type: 'pass-review', recommendation: 'approve', comment: '材料齐全' },
  'return-one-step': { type: 'return-one-step', reason: 'check-income', comment: '请核收入' },
  approve: { type: 'approve', comment: '' },
  reject: { type: 'reject', reasons: ['income-above-limit'], comment: '' },
  'request-recheck': { type: 'request-recheck', grounds: '收入已变' },
  'confirm-rejection': { type: 'confirm-rejection', comment: '维持' },
  'overturn-rejection': { type: 'overturn-rejection', comment: '撤销' },
  withdraw: { type: 'withdraw', reason: 'other', comment: '' },
  'change-household': {
    type: 'change-household',
    reason: 'moved-in',
    changedOn: plainDate('2026-09-01'),
    content: aContent({ address: '城西区胜利路街道昆仑巷13号' }),
    comment: '已迁入新址',
  },
  'record-death': {
    type: 'record-death',
    identityNumber: aMember().identityNumber,
    diedOn: plainDate('2026-09-01'),
    comment: '见死亡证明',
  },
  'pause-clock': { type: 'pause-clock', reason: 'agency', comment: '等待核对结果' },
  'resume-clock': { type: 'resume-clock', comment: '' },
  'take-back-step': { type: 'take-back-step', comment: '点错' },
  'accept-on-promise': { type: 'accept-on-promise', comment: '' },
  'record-promised': { type: 'record-promised', documents: [aDocument('income-proof')], note: '' },
};

/** Endless commands: every second one opens a case, the others move one on. Yields each after it was saved. */
export function* work(desk: OpenDesk, seed: number): Generator<Saved> {
  const random = seededRandom(seed);
  const open: CaseId[] = [];
  for (;;) {
    const saved = open.length < 3 || random.chance(0.2) ? submitCase(desk, random) : moveCase(desk, random, open);
    if (saved === undefined) continue;
    if (saved.version === 1) open.push(saved.caseId);
    if (open.length > 30) open.shift();
    yield saved;
  }
}

function submitCase(desk: OpenDesk, random: SeededRandom): Saved | undefined {
  const caseId = desk.newId() as CaseId;
  const street = random.pick(STREETS);
  const born = addDays(plainDate('1950-01-01'), random.integer(0, 18_000));
  const pages = random.chance(0.3) ? [keepPage(desk, random)] : [];
  const member = aMember({ identityNumber: identityNumberFor('630104', born, random.integer(1, 999)) });
  const request = {
    commandId: desk.newId() as CommandId,
    caseId,
    version: 0,
    command: {
      type: 'submit',
      caseId,
      externalId: '',
      channel: 'counter',
      street,
      content: aContent({ members: [member] }),
      documents: requiredTypes.map((type) => aDocument(type, pages[0] === undefined ? {} : withPage(pages[0]))),
    },
  } as const;
  return execute(desk, request, { actor: actorAt(street, 'clerk-1'), pages });
}

/** A page as a scanner gives it: bytes that nothing else has. */
function keepPage(desk: OpenDesk, random: SeededRandom): BlobHash {
  const bytes = Buffer.alloc(random.integer(1, 9_000));
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = random.integer(0, 255);
  return desk.file.blobs.put(bytes);
}

function withPage(hash: BlobHash): Pick<CaseDocument, 'files'> {
  return { files: [{ hash, mediaType: 'image/png', bytes: 100, name: 'page.png' }] };
}

function moveCase(desk: OpenDesk, random: SeededRandom, open: readonly CaseId[]): Saved | undefined {
  const caseId = random.pick(open);
  const loaded = loadApplication(desk.file, caseId);
  if (loaded === undefined) throw new Error(`a saved case is gone: ${caseId}`);
  const actors = actorsFor(loaded.state.street);
  const moves = actors.flatMap((actor) =>
    availableActions(loaded.state, actor)
      .filter(({ refusal, command }) => refusal === null && (command !== 'withdraw' || random.chance(0.1)))
      .map(({ command }) => ({ actor, command })),
  );
  if (moves.length === 0) return undefined;
  const forward = moves.filter(({ command }) => FORWARD.has(command));
  const { actor, command } = random.pick(forward.length > 0 && random.chance(0.75) ? forward : moves);
  const commandId = desk.newId() as CommandId;
  const second = actorAt(actor.office, actor.staffId.startsWith('city-1') ? 'city-2' : 'city-1');
  if (command === 'approve' || command === 'overturn-rejection') registerOnce(desk, second);
  const request = { commandId, caseId, version: loaded.version, command: commandOf(command, second.staffId) };
  return execute(desk, request, { actor, pages: [] });
}

/** What brings a case to its end: at random alone, most would be paused and supplemented for ever. */
const FORWARD: ReadonlySet<StepCommandType> = new Set(['accept', 'pass-review', 'approve', 'reject', 'resume-clock']);

/** Nobody here asks registries, so an approval is signed by a second person. */
function commandOf(type: StepCommandType, second: StaffId): CaseCommand {
  return type === 'approve' || type === 'overturn-rejection' ? overruled(type, '核实无误', second) : examples[type];
}

function actorsFor(street: OfficeId): readonly Actor[] {
  return [
    actorAt(street, 'clerk-1'),
    actorAt(street, 'clerk-2'),
    actorAt(street.slice(0, 6) as OfficeId, 'district'),
    actorAt(street.slice(0, 4) as OfficeId, 'city-1'),
    actorAt(street.slice(0, 4) as OfficeId, 'city-2'),
  ];
}

function execute(
  desk: OpenDesk,
  request: Parameters<typeof executeCaseCommand>[1],
  { actor, pages }: { readonly actor: Actor; readonly pages: readonly BlobHash[] },
): Saved | undefined {
  const outcome = executeCaseCommand(desk, request, actor);
  if (!outcome.ok) return undefined;
  return { commandId: request.commandId, caseId: request.caseId, version: outcome.value.version, pages };
}
