import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Session } from '../../../contract/session.ts';
import { client } from '../../api/client.ts';
import { orpc } from '../../api/query.ts';
import { idleStep } from './idle-watch.ts';

const LOOK_EVERY_MS = 5_000;
const SIGNS_OF_LIFE = ['keydown', 'pointerdown', 'wheel'] as const;

/** Locks the screen when nobody has touched it for as long as the settings say; the desk keeps its own clock too. */
export function useIdleLock({ locked, idleLockMinutes }: Session): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (locked) return;
    let watch = { lastActivity: Date.now(), lastTold: Date.now() };
    let busy = false;
    const touched = (): void => {
      watch = { ...watch, lastActivity: Date.now() };
    };
    const say = async (call: 'active' | 'lock'): Promise<void> => {
      busy = true;
      try {
        queries.setQueryData(orpc.session.current.queryKey(), await client.session[call]());
      } catch {
        // The answer that failed (locked or ended meanwhile) is what `current` will say.
        await queries.invalidateQueries({ queryKey: orpc.session.current.queryKey() });
      } finally {
        busy = false;
      }
    };
    const look = (): void => {
      if (busy) return;
      const step = idleStep(watch, idleLockMinutes, Date.now());
      if (step === 'nothing') return;
      watch = { ...watch, lastTold: Date.now() };
      void say(step === 'lock' ? 'lock' : 'active');
    };
    const timer = setInterval(look, LOOK_EVERY_MS);
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, touched, { capture: true, passive: true });
    return () => {
      clearInterval(timer);
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, touched, { capture: true });
    };
  }, [queries, locked, idleLockMinutes]);
}
