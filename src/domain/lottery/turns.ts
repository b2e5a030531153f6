import type { DrawStep, DrawTools } from './draw-hash.ts';

interface Turns extends Pick<DrawTools, 'onProgress' | 'turn'> {
  readonly step: DrawStep;
  readonly count: number;
}

const AT_ONCE = 4_096;

/** Does something for each place, tells now and then how far it is, and lets others have a turn. */
export async function turns({ step, count, onProgress, turn }: Turns, each: (place: number) => void): Promise<void> {
  for (let place = 0; place < count; place += 1) {
    each(place);
    if ((place + 1) % AT_ONCE !== 0) continue;
    onProgress?.(step, (place + 1) / count);
    await turn?.();
  }
}
