/** The fields of a leaving's steps, and the command that they make; undefined while one of them cannot be read. */
import type { LeavingCommandInput, LeavingView } from '../../../contract/leavings.ts';
import type { DocumentFile } from '../../../domain/application/document.ts';
import type { LeavingCommandType } from '../../../domain/leaving/commands.ts';
import { type LeavingGround, groundRules, isProvedByBooks, leavingGrounds } from '../../../domain/leaving/grounds.ts';
import { FEN_DECIMALS, parseScaled } from '../intake/scaled-number.ts';
import { parseTypedDate } from '../intake/typed-date.ts';
import { type SignInForm, nobodySigned, signInOf } from '../../ui/second-sign-in.tsx';

export interface LeavingForm {
  readonly ground: LeavingGround;
  readonly since: string;
  /** Evidence, statement or reason. */
  readonly text: string;
  readonly files: DocumentFile[];
  readonly leaveBy: string;
  readonly market: string;
  readonly source: string;
  readonly signedOn: string;
  readonly landlord: string;
  readonly tenant: string;
  readonly payee: string;
  readonly refundId: string;
  readonly second: SignInForm;
}

interface Start {
  readonly view: LeavingView;
  readonly ground: LeavingGround;
  readonly today: string;
  readonly tenant: string;
  readonly officer: string;
  readonly refundId: string;
}

export function firstForm({ view, ground, today, tenant, officer, refundId }: Start): LeavingForm {
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
    refundId,
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
      const { refundId, payee } = form;
      if (text === '' || payee.trim() === '') return undefined;
      return { type, refundId, payee, reason: text, second: signInOf(form.second) };
    }
    case 'lift-ban':
      return text === '' ? undefined : { type, reason: text, second: signInOf(form.second) };
  }
}
