import {
  IconAlertTriangle,
  IconBan,
  IconCheck,
  IconCircleDashed,
  IconClockPause,
  IconGavel,
  IconHourglass,
  IconLoader2,
  IconMinus,
  IconPlugConnectedX,
  IconSquareX,
  type TablerIcon,
} from '@tabler/icons-react';
import type { CellState } from '../../../domain/agency-check/cell.ts';

/** Red is wrong, amber asks for somebody, green is settled, blue is on its way; icon and word say it too. */
export type CellTone = 'done' | 'due' | 'late' | 'way' | 'quiet';

export const cellLooks: Readonly<Record<CellState, { readonly icon: TablerIcon; readonly tone: CellTone }>> = {
  'not-needed': { icon: IconMinus, tone: 'quiet' },
  // The head of the column asks for the consent, once; its cells need not shout.
  'no-consent': { icon: IconBan, tone: 'quiet' },
  'not-asked': { icon: IconCircleDashed, tone: 'quiet' },
  waiting: { icon: IconHourglass, tone: 'way' },
  asked: { icon: IconLoader2, tone: 'way' },
  answered: { icon: IconCheck, tone: 'done' },
  none: { icon: IconSquareX, tone: 'done' },
  failed: { icon: IconPlugConnectedX, tone: 'late' },
  stale: { icon: IconClockPause, tone: 'due' },
  mismatch: { icon: IconAlertTriangle, tone: 'late' },
  ruled: { icon: IconGavel, tone: 'done' },
};
