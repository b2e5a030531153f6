import type { ApplicationCommand } from '../../domain/application/commands.ts';
import type { CaseDocument } from '../../domain/application/document.ts';
import { assertNever } from '../../kernel/assert-never.ts';
import type { CaseId } from '../../kernel/ids.ts';
import type { SeededRandom } from '../../kernel/random.ts';
import type { DemoCase } from './demo-case.ts';
import type { StepKind } from './outcome.ts';
import * as words from './words.ts';

export interface CommandWish {
  readonly kind: StepKind;
  readonly path: readonly StepKind[];
  readonly demoCase: DemoCase;
  readonly caseId: CaseId;
  /** What is handed in with this step. */
  readonly documents: readonly CaseDocument[];
  readonly random: SeededRandom;
}

/** The command of a step, with the words of those who give it. */
export function commandOf(wish: CommandWish): ApplicationCommand {
  const { kind, random } = wish;
  switch (kind) {
    case 'submit':
      return submission(wish);
    case 'request-supplement':
      return { type: kind, items: supplementItems(wish.demoCase), exceptionReason: '' };
    case 'record-supplement':
      return { type: kind, documents: wish.documents, note: random.pick(words.supplementNotes), consentGiven: false };
    case 'accept':
      return { type: kind };
    case 'accept-on-promise':
      return { type: kind, comment: words.promiseComment };
    case 'record-promised':
      return { type: kind, documents: wish.documents, note: '' };
    case 'pass-street':
    case 'pass-district':
      return opinion(wish);
    case 'return-to-street':
    case 'return-to-district': {
      const [reason, comment] = random.pick(words.returns);
      return { type: 'return-one-step', reason, comment };
    }
    case 'approve':
      return { type: kind, comment: random.pick(words.approveComments) };
    case 'reject': {
      const [reasons, comment] = random.pick(words.rejections);
      return { type: kind, reasons, comment };
    }
    case 'request-recheck':
      return { type: kind, grounds: random.pick(words.recheckGrounds) };
    case 'confirm-rejection':
      return { type: kind, comment: random.pick(words.confirmComments) };
    case 'overturn-rejection':
      return { type: kind, comment: random.pick(words.overturnComments) };
    case 'withdraw': {
      const [reason, comment] = random.pick(words.withdrawals);
      return { type: kind, reason, comment };
    }
    default:
      return assertNever(kind);
  }
}

function submission({ demoCase, caseId, documents }: CommandWish): ApplicationCommand {
  const { channel, street, content, index } = demoCase;
  return {
    type: 'submit',
    caseId,
    externalId: channel === 'app' ? `demo-app-${String(index + 1).padStart(7, '0')}` : '',
    channel,
    street: street.id,
    content,
    documents,
  };
}

/** A refusal rarely comes out of the blue: the district has often advised it. */
function opinion({ kind, path, random }: CommandWish): ApplicationCommand {
  const doubts = kind === 'pass-district' && path.includes('reject') && random.chance(0.7);
  return {
    type: 'pass-review',
    recommendation: doubts ? 'reject' : 'approve',
    comment: random.pick(doubts ? words.doubtComments : words.passComments),
  };
}

function supplementItems({ supplemented }: DemoCase) {
  return supplemented.map((documentType) => ({ documentType, text: words.supplementTexts[documentType] }));
}
