/** Fines and what goes to court: the command that the fields make; undefined while one of them cannot be read. */
import type { LeavingCommandInput, LeavingView } from '../../../contract/leavings.ts';
import { isEnforceable, isPending } from '../../../domain/leaving/available-actions.ts';
import {
  type Fine,
  type Judgment,
  type Suit,
  type SuitKind,
  fineLimitsOn,
  mostFine,
} from '../../../domain/leaving/penalty.ts';
import { FEN_DECIMALS, parseScaled } from '../intake/scaled-number.ts';
import { parseTypedDate } from '../intake/typed-date.ts';

export interface PenaltyForm {
  /** Evidence, statement, reason or note. */
  readonly text: string;
  readonly documentNo: string;
  readonly decidedOn: string;
  readonly fine: string;
  readonly gain: string;
  readonly paidOn: string;
  readonly voucherNo: string;
  readonly suitKind: SuitKind;
  readonly court: string;
  readonly caseNo: string;
  readonly filedOn: string;
  readonly judgedOn: string;
  readonly outcome: Judgment;
  readonly enforcedOn: string;
  /** Of what is recorded: a refund, a fine, a suit. */
  readonly newId: string;
}

export type PenaltyCommandType = 'fine' | 'pay-fine' | 'file-suit' | 'note-judgment' | 'note-enforcement';

/** What the next payment, judgment or enforcement is of: the first that waits. */
export function openFine({ state }: LeavingView): Fine | undefined {
  return state.fines.find(({ paid }) => paid === null);
}

export function waitingSuit({ state }: LeavingView, type: 'note-judgment' | 'note-enforcement'): Suit | undefined {
  return state.suits.find(type === 'note-judgment' ? isPending : isEnforceable);
}

/** The most that the rules of the typed day allow for what is typed, fen; null where they allow none, undefined where it cannot be read. */
export function mostOf({ state, fines }: LeavingView, form: PenaltyForm): number | null | undefined {
  const gain = fenOf(form.gain);
  const decidedOn = parseTypedDate(form.decidedOn);
  if (state.opened === null || gain === undefined || decidedOn === undefined) return undefined;
  const inForce = fineLimitsOn(fines, decidedOn);
  return inForce === undefined ? null : mostFine(state.opened.ground, gain, inForce.limits);
}

function fenOf(text: string): number | undefined {
  if (text.trim() === '') return 0;
  const read = parseScaled(text, FEN_DECIMALS);
  return read.ok ? read.value : undefined;
}

export function penaltyCommandOf(
  type: PenaltyCommandType,
  form: PenaltyForm,
  view: LeavingView,
): LeavingCommandInput | undefined {
  const { newId, documentNo, voucherNo, court, caseNo, outcome, suitKind: kind } = form;
  const note = form.text.trim();
  switch (type) {
    case 'fine': {
      const decidedOn = parseTypedDate(form.decidedOn);
      const [fen, gainFen] = [fenOf(form.fine), fenOf(form.gain)];
      if (decidedOn === undefined || fen === undefined || fen === 0 || gainFen === undefined) return undefined;
      if (documentNo.trim() === '') return undefined;
      return { type, fineId: newId, documentNo, decidedOn, fen, gainFen };
    }
    case 'pay-fine': {
      const fine = openFine(view);
      const paidOn = parseTypedDate(form.paidOn);
      if (fine === undefined || paidOn === undefined || voucherNo.trim() === '') return undefined;
      return { type, fineId: fine.fineId, paidOn, voucherNo };
    }
    case 'file-suit': {
      const filedOn = parseTypedDate(form.filedOn);
      if (filedOn === undefined || court.trim() === '') return undefined;
      return { type, suitId: newId, kind, court, caseNo, filedOn };
    }
    case 'note-judgment': {
      const suit = waitingSuit(view, type);
      const judgedOn = parseTypedDate(form.judgedOn);
      if (suit === undefined || judgedOn === undefined) return undefined;
      return { type, suitId: suit.suitId, caseNo, judgedOn, outcome, note };
    }
    case 'note-enforcement': {
      const suit = waitingSuit(view, type);
      const enforcedOn = parseTypedDate(form.enforcedOn);
      return suit === undefined || enforcedOn === undefined
        ? undefined
        : { type, suitId: suit.suitId, enforcedOn, note };
    }
  }
}
