import type { PolicyCommand } from '../../domain/policy/issue/decide.ts';
import { datedOf } from '../../domain/policy/issue/value-tree.ts';
import type { CommandId } from '../../kernel/ids.ts';
import type { OpenDesk } from '../open-desk.ts';
import { draftOf, removeDraft, saveDraft, versionDraftId } from '../../store/drafts.ts';
import { appliesTo } from '../policy/applies-to.ts';
import { changePack } from '../policy/change-pack.ts';
import { checkVersion } from '../policy/check-version.ts';
import { type Pack, type PackVersion, loadPack, standingOf } from '../policy/pack.ts';
import { versionForm } from '../policy/version-form.ts';
import { packHistory } from '../policy/pack-history.ts';
import {
  changesBetween,
  changesOfDraft,
  packSummary,
  packsInSight,
  proposalSummary,
  versionView,
} from '../policy/pack-views.ts';
import { refused, valueOrRefuse } from '../refuse.ts';
import { caseInScope } from './cases-router.ts';
import { type CallContext, os } from './guarded.ts';

export const policiesRouter = {
  list: os.policies.list.handler(({ context }) => {
    const desk = context.desk();
    const { staffId } = context.person().actor;
    return packsInSight(desk).map((pack) => packSummary(desk, pack, staffId));
  }),
  version: os.policies.version.handler(({ context, input }) => {
    const desk = context.desk();
    return versionView(desk, ...versionOf(desk, input.version));
  }),
  difference: os.policies.difference.handler(({ context, input }) => {
    const desk = context.desk();
    return changesBetween(versionOf(desk, input.before), versionOf(desk, input.after));
  }),
  proposal: os.policies.proposal.handler(({ context, input }) => {
    const desk = context.desk();
    const pack = packOf(desk, input.pack);
    const { proposal } = pack.state;
    if (proposal === null) throw refused({ code: 'no-proposal' });
    const base = pack.versions.find(({ id }) => id === proposal.base);
    if (base === undefined) throw refused({ code: 'unknown-version', version: proposal.base });
    const summary = proposalSummary(desk, proposal, context.person().actor.staffId);
    const dated = datedOf(proposal.version) ?? null;
    return { ...summary, changes: changesOfDraft(pack, base, proposal.version), dated };
  }),
  form: os.policies.form.handler(() => versionForm()),
  kept: os.policies.kept.handler(({ context, input }) => {
    const { staffId } = context.person().actor;
    return draftOf(context.desk().file.db, versionDraftId(input.pack, staffId), staffId)?.form ?? null;
  }),
  keep: os.policies.keep.handler(({ context, input: { pack, draft } }) => {
    const { file, now } = context.desk();
    const { staffId } = context.person().actor;
    const draftId = versionDraftId(pack, staffId);
    if (draft === null) removeDraft(file.db, draftId, staffId);
    else saveDraft(file.db, { draftId, staffId, title: '', form: draft, savedAt: now() });
    return null;
  }),
  check: os.policies.check.handler(({ context, input }) => {
    const [pack, base] = versionOf(context.desk(), input.base);
    const checked = checkVersion(standingOf(pack), input.version);
    const problems = checked.ok ? [] : [...checked.error];
    return { changes: changesOfDraft(pack, base, input.version), problems };
  }),
  propose: os.policies.propose.handler(({ context, input }) => {
    const { commandId, pack, base, version, reason } = input;
    return changed(context, { commandId, pack }, { type: 'propose', proposalId: commandId, version, base, reason });
  }),
  issue: os.policies.issue.handler(({ context, input }) =>
    changed(context, input, { type: 'issue', proposalId: input.proposalId }),
  ),
  refuse: os.policies.refuse.handler(({ context, input }) =>
    changed(context, input, { type: 'refuse', proposalId: input.proposalId, reason: input.reason }),
  ),
  withdraw: os.policies.withdraw.handler(({ context, input }) =>
    changed(context, input, { type: 'withdraw', proposalId: input.proposalId, reason: input.reason }),
  ),
  history: os.policies.history.handler(({ context, input }) => packHistory(context.desk(), input.pack)),
  appliesTo: os.policies.appliesTo.handler(({ context, input }) => {
    const desk = context.desk();
    // The days of a case's steps are on the case page, whose reading is noted.
    caseInScope(desk, input.caseId, context.person());
    return appliesTo(desk, input.caseId);
  }),
};

function changed(
  context: Pick<CallContext, 'desk' | 'person'>,
  { commandId, pack }: { readonly commandId: CommandId; readonly pack: string },
  command: PolicyCommand,
): null {
  return valueOrRefuse(changePack(context.desk(), { commandId, pack, command }, context.person()));
}

function packOf(desk: OpenDesk, id: string): Pack {
  const pack = loadPack(desk, id);
  if (pack === undefined) throw refused({ code: 'unknown-pack', pack: id });
  return pack;
}

function versionOf(desk: OpenDesk, id: string): readonly [Pack, PackVersion] {
  const pack = loadPack(desk, id.slice(0, id.indexOf('@')));
  const version = pack?.versions.find((known) => known.id === id);
  if (pack === undefined || version === undefined) throw refused({ code: 'unknown-version', version: id });
  return [pack, version];
}
