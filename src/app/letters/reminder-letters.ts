/**
 * Letters that remind of the yearly review and of the renewal, one or many in a Word file to be printed. Each stands in
 * the record of its review or renewal as a reminder by letter, written together with the others once all are filled.
 */
import type { AnyRefusal } from '../../contract/errors.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import type { TemplateValues } from '../../domain/letter/letter-fields.ts';
import type { CommandId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Result } from '../../kernel/result.ts';
import { commitMany } from '../../store/unit-of-work.ts';
import { prepareReview } from '../annual-review/execute-review.ts';
import { loadReview } from '../annual-review/review-stream.ts';
import { leaseValues } from '../lease/lease-document.ts';
import type { Prepared } from '../lease/execute-on-lease.ts';
import { loadLease } from '../lease/lease-stream.ts';
import type { OpenDesk } from '../open-desk.ts';
import { refused } from '../refuse.ts';
import { prepareRenewal } from '../renewal/execute-renewal.ts';
import { applyByOf } from '../renewal/renewal-view.ts';
import { dayInWords } from './chinese-forms.ts';
import { fillDocxEach } from './fill-docx.ts';

export interface ReminderFile {
  readonly bytes: Uint8Array;
  /** How many letters are in it. */
  readonly made: number;
  /** Leases that were left out: somebody decided meanwhile, or whoever asks may not. */
  readonly left: number;
}

const remind = { type: 'remind', way: 'letter', note: '' } as const;

interface Making {
  readonly template: Uint8Array;
  readonly actor: Actor;
}

interface Letter {
  readonly prepared: Result<Prepared<unknown>, AnyRefusal>;
  readonly values: () => TemplateValues;
}

/** Refused `no-such-letter` where none of them can be reminded. */
export function reviewLetters(
  desk: OpenDesk,
  reviews: readonly { readonly leaseId: string; readonly year: number }[],
  { template, actor }: Making,
): ReminderFile {
  const letters = reviews.map(({ leaseId, year }): Letter => {
    const request = { commandId: desk.newId() as CommandId, leaseId, year, version: null, command: remind };
    const dueOn = loadReview(desk.file, leaseId, year).state?.dueOn;
    return {
      prepared: prepareReview(desk, request, actor),
      values: () => ({
        ...ofLease(desk, leaseId),
        年度: String(year),
        申报期限: dueOn === undefined ? '' : dayInWords(dueOn),
      }),
    };
  });
  return fileOf(desk, template, letters);
}

/** The same of renewals. */
export function renewalLetters(
  desk: OpenDesk,
  renewals: readonly { readonly leaseId: string; readonly until: PlainDate }[],
  { template, actor }: Making,
): ReminderFile {
  const letters = renewals.map(({ leaseId, until }): Letter => {
    const request = { commandId: desk.newId() as CommandId, leaseId, until, version: null, command: remind };
    return {
      prepared: prepareRenewal(desk, request, actor),
      values: () => ({ ...ofLease(desk, leaseId), 申请期限: dayInWords(applyByOf(desk, leaseId, until)) }),
    };
  });
  return fileOf(desk, template, letters);
}

function ofLease(desk: OpenDesk, leaseId: string): TemplateValues {
  const { state } = loadLease(desk.file, leaseId);
  if (state === undefined) throw refused({ code: 'unknown-lease' });
  return leaseValues(desk, state);
}

function fileOf(desk: OpenDesk, template: Uint8Array, letters: readonly Letter[]): ReminderFile {
  const known = letters.flatMap(({ prepared, values }) =>
    prepared.ok ? [{ commit: prepared.value.commit, values: values() }] : [],
  );
  const [first, ...others] = known.map(({ values }) => values);
  if (first === undefined) {
    const refusal = letters.find(({ prepared }) => !prepared.ok)?.prepared;
    throw refused(refusal?.ok === false ? refusal.error : { code: 'no-such-letter' });
  }
  const bytes = fillDocxEach(template, [first, ...others]);
  commitMany(
    desk.file,
    known.map(({ commit }) => commit),
  );
  for (const topic of ['leases', 'outbox'] as const) desk.changes.publish(topic);
  return { bytes, made: known.length, left: letters.length - known.length };
}
