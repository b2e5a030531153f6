/** The fields of a leaving's steps, and the command that they make; undefined while one of them cannot be read. */
import type { LeavingCommandInput, LeavingView } from '../../../contract/leavings.ts';
import type { DocumentFile } from '../../../domain/application/document.ts';
import type { LeavingCommandType } from '../../../domain/leaving/commands.ts';
import { type LeavingGround, groundRules, isProvedByBooks, leavingGrounds } from '../../../domain/leaving/grounds.ts';
import { FEN_DECIMALS, parseScaled } from '../intake/scaled-number.ts';
import { parseTypedDate } from '../intake/typed-date.ts';
import { type PenaltyForm, penaltyCommandOf } from './penalty-form.ts';
import { type SignInForm, nobodySigned, signInOf } from '../../ui/second-sign-in.tsx';

export interface LeavingForm extends PenaltyForm {
  readonly ground: LeavingGround;
  readonly since: string;
  readonly files: DocumentFile[];
  readonly leaveBy: string;
  readonly market: string;
  readonly source: string;
  readonly signedOn: string;
  readonly landlord: string;
  readonly tenant: string;
  readonly payee: string;
  readonly second: SignInForm;
}

interface Start {
  readonly view: LeavingView;
  readonly ground: LeavingGround;
  readonly today: string;
  readonly tenant: string;
  readonly officer: string;
  readonly newId: string;
}

export function firstForm({ view, ground, today, tenant, officer, newId }: Start): LeavingForm {
  return {
    ground,
    since: '',
    text: '',
    files: [],
    leaveBy: view.leaveBy ?? '',
    market: '',
    source: '',
    signedOn: today,
    landlord: officer,
    tenant,
    payee: tenant,
    documentNo: '',
    decidedOn: today,
    fine: '',
    gain: '',
    paidOn: today,
    voucherNo: '',
    suitKind: groundRules[view.state.opened?.ground ?? ground].leaveBy === 'order' ? 'enforcement' : 'lawsuit',
    court: '',
    caseNo: '',
    filedOn: today,
    judgedOn: today,
    outcome: 'granted',
    enforcedOn: today,
    newId,
    second: nobodySigned,
  };
}

/** The day on which the ground began is asked for where market rent is owed from it (PRH-36). */
export function needsSince(ground: LeavingGround): boolean {
  return groundRules[ground].marketRent === 'breach';
}

export function groundOf(value: string): LeavingGround {
  return leavingGrounds.find((known) => known === value) ?? 'voluntary';
}

export function commandOf(
  type: LeavingCommandType,
  form: LeavingForm,
  view: LeavingView,
): LeavingCommandInput | undefined {
  const text = form.text.trim();
  switch (type) {
    case 'open': {
      const since = needsSince(form.ground) ? parseTypedDate(form.since) : null;
      if ((text === '' && !isProvedByBooks(form.ground)) || since === undefined) return undefined;
      return { type, ground: form.ground, since, evidence: text, files: form.files };
    }
    case 'hear':
      return text === '' ? undefined : { type, statement: text };
    case 'notify': {
      const leaveBy = parseTypedDate(form.leaveBy);
      // The day that stands there is the policy's unless somebody wrote another.
      if (form.leaveBy === (view.leaveBy ?? '')) return { type, leaveBy: null };
      return leaveBy === undefined ? undefined : { type, leaveBy };
    }
    case 'set-rent': {
      const market = parseScaled(form.market, FEN_DECIMALS);
      if (!market.ok || market.value === 0 || form.source.trim() === '') return undefined;
      return { type, marketFen: market.value, source: form.source };
    }
    case 'sign-transition': {
      const signedOn = parseTypedDate(form.signedOn);
      const { landlord, tenant } = form;
      if (signedOn === undefined || landlord.trim() === '' || tenant.trim() === '') return undefined;
      return { type, signedOn, landlord, tenant };
    }
    case 'withdraw':
      return text === '' ? undefined : { type, reason: text };
    case 'return':
      return view.handedOverOn === null ? undefined : { type, second: signInOf(form.second) };
    case 'settle':
      return { type };
    case 'refund': {
      const { newId: refundId, payee } = form;
      if (text === '' || payee.trim() === '') return undefined;
      return { type, refundId, payee, reason: text, second: signInOf(form.second) };
    }
    case 'fine':
    case 'pay-fine':
    case 'file-suit':
    case 'note-judgment':
    case 'note-enforcement':
      return penaltyCommandOf(type, form, view);
    case 'lift-ban':
      return text === '' ? undefined : { type, reason: text, second: signInOf(form.second) };
  }
}
