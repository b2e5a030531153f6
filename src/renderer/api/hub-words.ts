import type { TFunction } from 'i18next';
import { type SyncCause, syncCauses } from '../../contract/sync.ts';

/** A cause of `sync.status` by its short name. */
export function causeTitle(cause: SyncCause, t: TFunction): string {
  return t(`sync.cause.${cause}.title`);
}

/**
 * What a try to send ended with, as the outbox keeps it: a cause of the desk's own, or what the hub answered. A code of
 * a newer hub is shown as it is.
 */
export function hubAnswerWord(code: string, t: TFunction): string {
  const cause = syncCauses.find((known) => known === code);
  if (cause !== undefined) return causeTitle(cause, t);
  return t(`sync.problem.${code as 'busy'}`, { defaultValue: t('sync.problem.other', { code }) });
}
