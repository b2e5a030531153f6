import type { TFunction } from 'i18next';

/** What happened, in a word or two, whatever it happened to; undefined for what has no words here. */
export function eventWord(type: string, t: TFunction): string | undefined {
  return known(`event.${type}`, t) ?? known(`selection.step.${type}`, t) ?? known(ownLogKey(type), t);
}

/** Draws and tickets have a log of their own on their page: `ticket.answered.v1` is told by its words. */
function ownLogKey(type: string): string {
  const [, kind, name] = /^(draw|ticket)\.([a-z-]+)\.v\d+$/.exec(type) ?? [];
  return kind === undefined || name === undefined ? '' : `${kind}s.event.${name}`;
}

function known(key: string, t: TFunction): string | undefined {
  if (key === '') return undefined;
  const word = t(key as 'event.application.accepted.v1', { defaultValue: '' });
  return word === '' ? undefined : word;
}
