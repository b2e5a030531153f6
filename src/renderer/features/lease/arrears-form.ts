/** What is typed about arrears, and the command that it makes; undefined while a part cannot be read. */
import type { LeaseView } from '../../../contract/leases.ts';
import type { ArrearsCommandInput } from '../../../contract/rent.ts';
import { arrearsSteps, contactWays } from '../../../domain/arrears/events.ts';
import { FEN_DECIMALS, parseScaled } from '../intake/scaled-number.ts';
import { parseTypedDate } from '../intake/typed-date.ts';

export interface ArrearsForm {
  readonly way: string;
  readonly reached: string;
  readonly step: string;
  readonly until: string;
  /** A line for each: day, blank, yuan. */
  readonly instalments: string;
  readonly note: string;
}

/** The step that is proposed stands there already. */
export function firstArrearsForm({ arrears }: LeaseView): ArrearsForm {
  const step = arrearsSteps.find((known) => known === arrears?.next.do) ?? 'remind';
  return { way: 'phone', reached: 'yes', step, until: '', instalments: '', note: '' };
}

export function arrearsCommandOf(
  type: ArrearsCommandInput['type'],
  form: ArrearsForm,
): ArrearsCommandInput | undefined {
  const { note } = form;
  const isWordless = note.trim() === '';
  switch (type) {
    case 'contact': {
      const way = contactWays.find((known) => known === form.way) ?? 'phone';
      return isWordless ? undefined : { type, way, reached: form.reached === 'yes', note };
    }
    case 'take-step':
      return { type, step: arrearsSteps.find((known) => known === form.step) ?? 'remind', note };
    case 'pause': {
      const until = parseTypedDate(form.until);
      return until === undefined || isWordless ? undefined : { type, until, reason: note };
    }
    case 'resume':
    case 'end-agreement':
      return isWordless ? undefined : { type, reason: note };
    case 'agree': {
      const instalments = instalmentsOf(form.instalments);
      return instalments === undefined ? undefined : { type, instalments, note };
    }
  }
}

function instalmentsOf(text: string): { dueOn: string; fen: number }[] | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const read = lines.map((line) => {
    const [day = '', amount = ''] = line.trim().split(/\s+/u);
    const dueOn = parseTypedDate(day);
    const fen = parseScaled(amount, FEN_DECIMALS);
    return dueOn === undefined || !fen.ok ? undefined : { dueOn, fen: fen.value };
  });
  const known = read.filter((line) => line !== undefined);
  return known.length === 0 || known.length < read.length ? undefined : known;
}
