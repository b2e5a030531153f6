/**
 * What a person has typed for decisions on cases that they left, so that looking something up elsewhere costs no word.
 * In memory only: it is about people, and nothing about people stays in a browser. Another person at this screen finds
 * nothing.
 */
import type { CaseView } from '../../../../contract/cases.ts';
import type { StepCommandType } from '../../../../domain/application/commands.ts';
import type { CaseId, StaffId } from '../../../../kernel/ids.ts';
import { type Draft, newDraft } from './draft.ts';

export type Drafts = Readonly<Partial<Record<StepCommandType, Draft>>>;

export interface KeptDrafts {
  of(person: StaffId, caseId: CaseId): Drafts;
  keep(person: StaffId, caseId: CaseId, drafts: Drafts): void;
}

export function draftKeeper(): KeptDrafts {
  const kept = new Map<CaseId, Drafts>();
  let owner: StaffId | undefined;
  const ownedBy = (person: StaffId): typeof kept => {
    if (owner !== person) kept.clear();
    owner = person;
    return kept;
  };
  return {
    of: (person, caseId) => ownedBy(person).get(caseId) ?? {},
    keep: (person, caseId, drafts) => {
      if (Object.keys(drafts).length === 0) ownedBy(person).delete(caseId);
      else ownedBy(person).set(caseId, withoutPasswords(drafts));
    },
  };
}

/** A second person's password is for the decision in front of both, and stays nowhere. */
function withoutPasswords(drafts: Drafts): Drafts {
  const all = Object.entries(drafts) as [StepCommandType, Draft][];
  return Object.fromEntries(
    all.map(([command, draft]) => [command, { ...draft, second: { ...draft.second, password: '' } }]),
  );
}

type Missing = Pick<CaseView, 'supplementList'>;

/** Whether anything was typed or ticked that a fresh draft would not have. */
export function isTouched(draft: Draft, view: Missing): boolean {
  return JSON.stringify(draft) !== JSON.stringify(newDraft(view));
}

/** A kept draft on the case as it is now: papers that came in since are asked for no more, newly missing ones are. */
export function fitted(draft: Draft, view: Missing): Draft {
  const fresh = newDraft(view).items;
  const own = draft.items.filter((item) => !item.id.startsWith('open/'));
  const open = fresh.map((item) => draft.items.find(({ id }) => id === item.id) ?? item);
  return { ...draft, items: [...open, ...own] };
}
