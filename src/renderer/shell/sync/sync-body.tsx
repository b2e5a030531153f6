import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { SyncStatus } from '../../../contract/sync.ts';
import { causeTitle } from '../../api/hub-words.ts';

/** What keeps the desk and the hub apart, or how they stand, as a heading. */
export function syncHeading({ cause, phase }: SyncStatus, t: TFunction): string {
  return cause === null ? t(`sync.said.${phase}`) : causeTitle(cause, t);
}

/** What happened, what was kept, what to do. */
export function SyncBody({ status }: { readonly status: SyncStatus }) {
  const { t } = useTranslation();
  return bodyOf(status, t);
}

function bodyOf({ cause, phase, waiting }: SyncStatus, t: TFunction): string {
  if (cause !== null) return t(`sync.cause.${cause}.body`);
  switch (phase) {
    case 'trouble':
      return t('sync.cause.unreachable.body');
    case 'stopped':
      return t('sync.cause.fault.body');
    case 'idle':
      return t(waiting > 0 ? 'sync.panel.idleWaiting' : 'sync.panel.idle');
    case 'alone':
    case 'first':
    case 'syncing':
      return t(`sync.panel.${phase}`);
  }
}
