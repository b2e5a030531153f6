import { useKeys } from '../../shell/keys.ts';
import { moveRow, type RowMove } from './row-move.ts';

interface QueueKeys {
  readonly rows: number;
  readonly pageRows: number;
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
  readonly onOpen: (index: number) => void;
  readonly onMark: ((index: number) => void) | null;
}

const moves = [
  { keys: 'ArrowUp', move: 'up', labelKey: 'list.move.up' },
  { keys: 'ArrowDown', move: 'down', labelKey: 'list.move.down' },
  { keys: 'PageUp', move: 'page-up', labelKey: 'list.move.pageUp' },
  { keys: 'PageDown', move: 'page-down', labelKey: 'list.move.pageDown' },
  { keys: 'Home', move: 'first', labelKey: 'list.move.first' },
  { keys: 'End', move: 'last', labelKey: 'list.move.last' },
] as const satisfies readonly { keys: string; move: RowMove; labelKey: string }[];

/** The list is worked through without the mouse. */
export function useQueueKeys({ rows, pageRows, chosen, onChoose, onOpen, onMark }: QueueKeys): void {
  const disabled = rows === 0;
  useKeys([
    ...moves.map(({ keys, move, labelKey }) => ({
      keys,
      labelKey,
      scope: 'queue' as const,
      disabled,
      run: () => {
        onChoose(moveRow(chosen, move, { rows, pageRows }));
      },
    })),
    {
      keys: 'Enter',
      labelKey: 'list.move.open',
      scope: 'queue',
      disabled,
      run: () => {
        onOpen(chosen);
      },
    },
    ...(onMark === null
      ? []
      : [
          {
            keys: 'Space',
            labelKey: 'mass.mark' as const,
            scope: 'queue' as const,
            disabled,
            run: () => {
              onMark(chosen);
            },
          },
        ]),
  ]);
}
