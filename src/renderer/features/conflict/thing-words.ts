/** One line for a thing of a list that is compared: an entry of a ledger, a promise, a paper, an instalment. */
import type { TFunction } from 'i18next';
import { formatYuan } from '../../ui/format.ts';

type Part = Readonly<Record<string, unknown>>;

/** Undefined for what is none of them. */
export function listThing(part: Part, t: TFunction): string | undefined {
  const text = (name: string): string => (typeof part[name] === 'string' ? part[name] : '');
  if ('entryId' in part) return entryWords(part, { text, t });
  if ('promise' in part) {
    const [what, on] = [text('promise'), text('keptOn')];
    return on === '' ? t('conflict.promise', { what, by: text('by') }) : t('conflict.promiseKept', { what, on });
  }
  if ('paper' in part) {
    const name = t(`documentType.${text('paper') as 'other'}`);
    const until = text('promisedUntil');
    const isPromised = until !== '' && Number(part['photos'] ?? 0) === 0;
    if (isPromised) return t('conflict.paperPromised', { name, until });
    return t('conflict.paper', { name, n: Number(part['photos'] ?? 0) });
  }
  if ('instalmentOn' in part) {
    return t('conflict.instalment', { on: text('instalmentOn'), amount: formatYuan(Number(part['fen'])) });
  }
  return undefined;
}

interface Speaking {
  readonly text: (name: string) => string;
  readonly t: TFunction;
}

function entryWords(part: Part, { text, t }: Speaking): string {
  const kind = t(`lease.entry.${text('kind') as 'charge'}`);
  const amount = typeof part['fen'] === 'number' ? formatYuan(part['fen']) : '';
  const entry =
    amount === '' ? `${text('bookedOn')} ${kind}` : t('conflict.entry', { day: text('bookedOn'), kind, amount });
  const told = text('receiptNo') === '' ? entry : t('conflict.entryReceipt', { entry, no: text('receiptNo') });
  return part['reversed'] === true ? t('conflict.entryReversed', { entry: told }) : told;
}
