/**
 * 容缺受理 (domain reference §5.2, 安阳 Art 24): a file that lacks papers of less weight is accepted on a written promise
 * to bring them by a day. The case goes on meanwhile; it is not approved before they are there. A promise that was not
 * kept in time stops the case in a list of its own until the papers come or a person records the withdrawal: nothing
 * ends by itself.
 */
import type { PlainDate } from '../../kernel/plain-date.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import type { CheckSource } from '../agency-check/source.ts';
import type { PolicyVersion } from '../policy/policy.ts';
import type { TimeLimit } from '../policy/time-limit.ts';
import type { CaseCommand, CaseCommandType } from './commands.ts';
import type { DocumentType } from './document.ts';
import type { Decision, Facts } from './facts.ts';
import { chainOf } from './chain.ts';
import { clockAt } from './step-clock.ts';
import { missingDocuments } from './missing-documents.ts';
import { brokenPromises, openPromises } from './promised.ts';
import type { Refusal } from './refusal.ts';
import type { ApplicationState, Status } from './state.ts';

/**
 * The papers that a promise may stand for today: all that the case lacks. Refused when it lacks none, and when one of
 * them is too weighty: the policy says which may follow and within how many days.
 */
export function promisable(
  state: Pick<ApplicationState, 'content' | 'documents'>,
  policy: PolicyVersion,
  answered: readonly CheckSource[],
): Result<readonly { readonly documentType: DocumentType; readonly limit: TimeLimit }[], Refusal> {
  const missing = missingDocuments(state, policy, answered);
  if (missing.length === 0) return err({ code: 'nothing-missing' });
  const limits = missing.map((documentType) => ({ documentType, limit: policy.promises[documentType]?.value }));
  const weighty = limits.flatMap(({ documentType, limit }) => (limit === undefined ? [documentType] : []));
  if (weighty.length > 0) return err({ code: 'not-promisable', types: weighty });
  return ok(limits.flatMap(({ documentType, limit }) => (limit === undefined ? [] : [{ documentType, limit }])));
}

/** PRH-03 as for any acceptance: without written consent nothing is accepted, promise or not. */
export function acceptOnPromise(
  command: Extract<CaseCommand, { type: 'accept-on-promise' }>,
  state: ApplicationState,
  facts: Facts,
): Decision {
  const { verification, truthfulness } = state.content.consent;
  if (!verification || !truthfulness) return err({ code: 'consent-missing' });
  const papers = promisable(state, facts.policy, facts.answered(state));
  if (!papers.ok) return papers;
  const chain = chainOf(facts.policy, state.content.programme);
  if (!chain.ok) return err({ code: 'chain-unusable', problem: chain.error });
  return ok([
    {
      type: 'application.accepted.v1',
      payload: {
        receiptNo: facts.numbers.receiptNo,
        acceptedOn: facts.today,
        clock: clockAt({ chain: chain.value }, 0, facts),
        chain: chain.value,
        promise: {
          madeOn: facts.today,
          papers: papers.value.map(({ documentType, limit }) => {
            const { dueOn, provisional } = facts.startLimit(limit);
            return { documentType, limit, dueOn, provisional };
          }),
          comment: command.comment,
        },
        basis: {
          rules: ['PRH-03', 'PRH-04', '安阳-24'],
          policy: facts.policy.id,
          values: { documents: state.documents.map(({ type }) => type) },
        },
      },
    },
  ]);
}

const ENDED: readonly Status[] = ['approved', 'rejected', 'rejection-confirmed', 'withdrawn', 'registered'];

/** The last day of the first promised paper that the case waits for; null when it waits for none. */
export function promiseDay(state: Pick<ApplicationState, 'promise' | 'documents' | 'status'>): PlainDate | null {
  if (ENDED.includes(state.status)) return null;
  return openPromises(state).reduce<PlainDate | null>(
    (first, { dueOn }) => (first === null || dueOn < first ? dueOn : first),
    null,
  );
}

/** Refused when nothing was promised or all of it is there, without papers, and for papers that nobody promised. */
export function recordPromised(
  command: Extract<CaseCommand, { type: 'record-promised' }>,
  state: ApplicationState,
  facts: Facts,
): Decision {
  const { documents, note } = command;
  const open = openPromises(state).map(({ documentType }) => documentType);
  if (open.length === 0) return err({ code: 'nothing-promised' });
  if (documents.length === 0) return err({ code: 'supplement-empty' });
  if (!documents.some(({ type }) => open.includes(type))) return err({ code: 'not-promised', types: open });
  return ok([
    {
      type: 'application.promised-documents-received.v1',
      payload: {
        documents,
        note,
        receivedOn: facts.today,
        open: open.filter((type) => !documents.some((document) => document.type === type)),
        basis: { rules: ['安阳-24'], policy: facts.policy.id, values: {} },
      },
    },
  ]);
}

/** An open promise stops the approval, one that is not kept in time every step towards it. */
const stoppedBy: Readonly<Partial<Record<CaseCommandType, 'open' | 'broken'>>> = {
  'pass-review': 'broken',
  approve: 'open',
  'overturn-rejection': 'open',
};

/** Whether the promise lets the command pass today. */
export function promiseAllows(
  state: Pick<ApplicationState, 'promise' | 'documents'>,
  command: CaseCommandType,
  today: PlainDate,
): Result<null, Refusal> {
  const stops = stoppedBy[command];
  if (stops === undefined) return ok(null);
  const broken = brokenPromises(state, today).map(({ documentType }) => documentType);
  if (broken.length > 0) return err({ code: 'promise-broken', types: broken });
  const open = openPromises(state).map(({ documentType }) => documentType);
  return stops === 'open' && open.length > 0 ? err({ code: 'promise-open', types: open }) : ok(null);
}
