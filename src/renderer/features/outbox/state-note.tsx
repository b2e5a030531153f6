import { IconCircleCheck, IconInfoCircle, IconPlugConnectedX, IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SyncStatus } from '../../../contract/sync.ts';
import { SyncBody, syncHeading } from '../../shell/sync/sync-body.tsx';
import { type SyncTone, syncLine } from '../../shell/sync/sync-line.ts';
import { Note, type Tone } from '../../ui/note.tsx';
import { useNow } from '../../ui/now.ts';

const looks = {
  plain: ['plain', IconInfoCircle],
  busy: ['plain', IconRefresh],
  together: ['plain', IconCircleCheck],
  held: ['due', IconPlugConnectedX],
  stopped: ['late', IconPlugConnectedX],
} as const satisfies Readonly<Record<SyncTone, readonly [Tone, unknown]>>;

/** Why things wait, in words, above what waits. */
export function StateNote({ status }: { readonly status: SyncStatus }) {
  const { t } = useTranslation();
  const [tone, Icon] = looks[syncLine(status, useNow(), t).tone];
  return (
    <Note tone={tone} icon={<Icon size={18} />} title={syncHeading(status, t)}>
      <SyncBody status={status} />
    </Note>
  );
}
