import type { CaseView } from '../../contract/cases.ts';
import type { CaseDocument } from '../../domain/application/document.ts';
import type { CaseId } from '../../kernel/ids.ts';
import type { OpenDesk } from '../open-desk.ts';
import { applicationStream } from './application-stream.ts';

/** After these somebody else looks at the case: what comes later is new to them. */
const STEPS: readonly string[] = [
  'application.supplement-requested.v1',
  'application.accepted.v1',
  'application.review-passed.v1',
  'application.returned.v1',
  'application.approved.v1',
  'application.rejected.v1',
  'application.recheck-requested.v1',
];

/** When the last step was taken, and the papers that have come since; nothing is new before the first. */
export function sinceLastStep(desk: OpenDesk, caseId: CaseId): Pick<CaseView, 'lastStepAt' | 'newDocuments'> {
  const { events } = desk.file.load(applicationStream(caseId));
  const place = events.findLastIndex(({ type }) => STEPS.includes(type));
  const step = events[place];
  if (step === undefined) return { lastStepAt: null, newDocuments: [] };
  const newDocuments = events.slice(place + 1).flatMap(({ payload }) => {
    const { documents } = payload as { readonly documents?: readonly CaseDocument[] };
    return (documents ?? []).map(({ id }) => id);
  });
  return { lastStepAt: step.wallTime, newDocuments };
}
