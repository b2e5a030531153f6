import type { TFunction } from 'i18next';

/** What happened, in a word or two, whatever it happened to; undefined for what has no words here. */
export function eventWord(type: string, t: TFunction): string | undefined {
  return known(`event.${type}`, t) ?? known(`selection.step.${type}`, t) ?? known(drawKey(type), t);
}

/** `draw.published.v1` is told by the words of the draw's own log. */
function drawKey(type: string): string {
  return /^draw\.[a-z-]+\.v\d+$/.test(type) ? `draws.event.${type.split('.')[1] ?? ''}` : '';
}

function known(key: string, t: TFunction): string | undefined {
  if (key === '') return undefined;
  const word = t(key as 'event.application.accepted.v1', { defaultValue: '' });
  return word === '' ? undefined : word;
}
