import type { RefObject } from 'react';
import { type KeyBinding, useKeys } from '../../../shell/keys.ts';
import type { ViewerAction } from './viewer-state.ts';

const stepped: readonly (Pick<KeyBinding, 'keys' | 'labelKey'> & { readonly action: ViewerAction })[] = [
  { keys: ['PageDown', 'ArrowRight'], labelKey: 'case.viewer.nextPage', action: { type: 'next-page' } },
  { keys: ['PageUp', 'ArrowLeft'], labelKey: 'case.viewer.previousPage', action: { type: 'previous-page' } },
  {
    keys: ['shift+PageDown', 'shift+ArrowRight'],
    labelKey: 'case.viewer.nextDocument',
    action: { type: 'next-document' },
  },
  {
    keys: ['shift+PageUp', 'shift+ArrowLeft'],
    labelKey: 'case.viewer.previousDocument',
    action: { type: 'previous-document' },
  },
  { keys: ['+', '='], labelKey: 'case.viewer.zoomIn', action: { type: 'zoom-in' } },
  { keys: '-', labelKey: 'case.viewer.zoomOut', action: { type: 'zoom-out' } },
  { keys: 'W', labelKey: 'case.viewer.fitWidth', action: { type: 'fit-width' } },
  { keys: 'B', labelKey: 'case.viewer.beside', action: { type: 'toggle-beside' } },
  { keys: 'R', labelKey: 'case.viewer.turnRight', action: { type: 'rotate', by: 90 } },
  { keys: 'shift+R', labelKey: 'case.viewer.turnLeft', action: { type: 'rotate', by: -90 } },
];

/** The page can be turned, sized and moved without leaving the keys that decide. */
export function useViewerKeys(onAction: (action: ViewerAction) => void, desk: RefObject<HTMLElement | null>): void {
  const scroll = (share: number): void => {
    const element = desk.current;
    element?.scrollBy({ top: element.clientHeight * share });
  };
  useKeys([
    ...stepped.map(({ keys, labelKey, action }) => ({
      keys,
      labelKey,
      scope: 'case' as const,
      run: () => {
        onAction(action);
      },
    })),
    {
      keys: 'J',
      labelKey: 'case.viewer.scrollDown',
      scope: 'case',
      run: () => {
        scroll(0.8);
      },
    },
    {
      keys: 'K',
      labelKey: 'case.viewer.scrollUp',
      scope: 'case',
      run: () => {
        scroll(-0.8);
      },
    },
  ]);
}
