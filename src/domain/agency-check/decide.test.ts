import { describe, expect, it } from 'vitest';
import { aDocument, citySupervisor, clerk } from '../../../tests/support/application/builders.ts';
import {
  CONSENT_PAPER,
  TODAY,
  aCaseToCheck,
  aConsent,
  aRequest,
  anAnswer,
  applicant,
  child,
  givenChecks,
} from '../../../tests/support/checks/given-checks.ts';
import type { DocumentId, OfficeId } from '../../kernel/ids.ts';
import { addDays, plainDate } from '../../kernel/plain-date.ts';
import type { CheckCommand } from './commands.ts';

const manual: CheckCommand = {
  type: 'record-manually',
  evidenceId: 'manual-1',
  person: applicant.identityNumber,
  source: 'housing',
  finding: { outcome: 'none' },
  asOf: TODAY,
  validUntil: null,
  documentId: CONSENT_PAPER,
  reason: 'source-down',
  comment: '不动产中心停机，持纸质证明',
};

const income = { outcome: 'found', record: { reportNo: 'HD-1', monthlyIncome: 174_833, assets: 0 } } as const;

describe('a consent', () => {
  it('opens the registries that it names, with the paper that was signed', () => {
    const state = givenChecks([]).when(aConsent()).then('check.consent-recorded.v1');
    expect(state.consents).toMatchObject([{ consentId: 'consent-1', documentId: CONSENT_PAPER, withdrawnOn: null }]);
    // Applicant: registration, vehicles, marriage, welfare, report, housing, insurance, fund, tax, firms; child: three.
    expect(state.needed).toBe(13);
  });

  it('of a minor is signed by a grown-up of the household, of a grown-up by nobody else', () => {
    const ofChild = aConsent({ person: child.identityNumber });
    givenChecks([]).when(ofChild).refused({ code: 'guardian-needed', name: '马小山' });
    const bySelf = aConsent({ person: child.identityNumber, signer: 'guardian', guardian: child.identityNumber });
    givenChecks([]).when(bySelf).refused({ code: 'guardian-needed', name: '马小山' });
    const byParent = { ...bySelf, guardian: applicant.identityNumber };
    givenChecks([]).when(byParent).then('check.consent-recorded.v1');
    const forAdult = aConsent({ signer: 'guardian', guardian: applicant.identityNumber });
    givenChecks([]).when(forAdult).refused({ code: 'guardian-not-needed', name: '马秀莲' });
  });

  it('brings its own paper, which papers entered by hand may then be', () => {
    const paper = aDocument('query-consent', { id: '0190bbbb-0000-7000-8000-0000000000aa' as DocumentId });
    const scanned = aConsent({ documentId: paper.id, paper });
    const state = givenChecks([]).when(scanned).then('check.consent-recorded.v1');
    expect(state.papers).toEqual([paper]);
    expect(state.consents[0]).not.toHaveProperty('paper');
    // The consent names another paper than the one that came with it.
    givenChecks([])
      .when(aConsent({ documentId: '0190bbbb-0000-7000-8000-00000000ffff' as DocumentId, paper }))
      .refused({ code: 'unknown-document' });
    const second = aConsent({ consentId: 'consent-2', documentId: paper.id });
    givenChecks([scanned]).when(second).then('check.consent-recorded.v1');
  });

  it('needs a paper of the case, a term around today and something to open', () => {
    givenChecks([])
      .when(aConsent({ documentId: '0190bbbb-0000-7000-8000-00000000ffff' as DocumentId }))
      .refused({ code: 'unknown-document' });
    givenChecks([])
      .when(aConsent({ signedOn: addDays(TODAY, 1) }))
      .refused({ code: 'consent-term' });
    givenChecks([])
      .when(aConsent({ until: addDays(TODAY, -1) }))
      .refused({ code: 'consent-term' });
    givenChecks([])
      .when(aConsent({ sources: [] }))
      .refused({ code: 'consent-term' });
    givenChecks([])
      .when(aConsent({ person: '630104199001010011' }))
      .refused({ code: 'unknown-person' });
  });

  it('that is taken back calls back what was asked under it', () => {
    const state = givenChecks([aConsent(), aRequest('housing'), aRequest('tax'), anAnswer('tax')])
      .when({ type: 'withdraw-consent', consentId: 'consent-1', comment: '本人要求' })
      .then('check.consent-withdrawn.v1', 'check.cancelled.v1');
    expect(state.requests.map(({ end }) => end?.kind)).toEqual(['cancelled', 'answered']);
    givenChecks([aConsent(), { type: 'withdraw-consent', consentId: 'consent-1', comment: '' }])
      .when({ type: 'withdraw-consent', consentId: 'consent-1', comment: '' })
      .refused({ code: 'consent-withdrawn-already' });
    givenChecks([])
      .when({ type: 'withdraw-consent', consentId: 'x', comment: '' })
      .refused({ code: 'unknown-consent' });
  });
});

describe('a question', () => {
  it('is put under the consent that opens it', () => {
    const state = givenChecks([aConsent()]).when(aRequest('housing')).then('check.requested.v1');
    expect(state.requests).toMatchObject([{ consentId: 'consent-1', source: 'housing', device: 'desk-1', end: null }]);
  });

  it('without consent is not put at all, nor are the others of its round', () => {
    const refusal = { code: 'no-check-consent', name: '马秀莲', source: 'housing' } as const;
    givenChecks([]).when(aRequest('housing')).refused(refusal);
    givenChecks([aConsent({ sources: ['tax'] })])
      .when(aRequest('housing'))
      .refused(refusal);
    const round: CheckCommand = {
      type: 'request',
      requests: [
        { requestId: 'a', person: applicant.identityNumber, source: 'tax' },
        { requestId: 'b', person: applicant.identityNumber, source: 'housing' },
      ],
    };
    givenChecks([aConsent({ sources: ['tax'] })])
      .when(round)
      .refused(refusal);
    const over = { today: plainDate('2027-09-02') };
    givenChecks([aConsent()]).when(aRequest('housing'), over).refused(refusal);
    const withdrawn: CheckCommand = { type: 'withdraw-consent', consentId: 'consent-1', comment: '' };
    givenChecks([aConsent(), withdrawn]).when(aRequest('housing')).refused(refusal);
  });

  it('that no condition turns on is not put, nor one that waits already', () => {
    givenChecks([aConsent()])
      .when(aRequest('education'))
      .refused({ code: 'check-not-needed', name: '马秀莲', source: 'education' });
    const waiting = givenChecks([aConsent(), aRequest('tax')]);
    waiting.when(aRequest('tax', 'again')).refused({ code: 'asked-already', name: '马秀莲', source: 'tax' });
    waiting.when(aRequest('tax', 'again'), { again: true }).then('check.requested.v1');
    waiting.when({ type: 'request', requests: [] }).refused({ code: 'nothing-to-do' });
  });

  it('is for people with the right, the office and no interest, on a case that is still open', () => {
    const ready = givenChecks([aConsent()]);
    const refuse = (actor: typeof clerk, refusal: Parameters<ReturnType<typeof ready.when>['refused']>[0]): void => {
      ready.when(aRequest('tax'), { actor }).refused(refusal);
    };
    refuse({ ...clerk, roles: ['auditor'] }, { code: 'missing-permission', permission: 'case.check' });
    refuse({ ...clerk, office: '630103001' as OfficeId }, { code: 'wrong-office', office: clerk.office });
    refuse({ ...clerk, interests: [child.identityNumber] }, { code: 'own-case' });
    ready
      .when(aRequest('tax'), { application: aCaseToCheck({ status: 'approved' }) })
      .refused({ code: 'not-now', status: 'approved' });
    ready.when(aRequest('tax'), { actor: citySupervisor }).then('check.requested.v1');
  });
});

describe('an answer', () => {
  const asked = givenChecks([aConsent(), aRequest('economic-report'), aRequest('housing')]);

  it('becomes evidence, with the fields in which it differs', () => {
    const state = asked.when(anAnswer('economic-report', income)).then('check.answered.v1');
    expect(state.evidence).toMatchObject([{ source: 'economic-report', differences: ['monthly-income'], asOf: TODAY }]);
  });

  it('"none" is evidence, "failed" is not', () => {
    expect(asked.when(anAnswer('housing')).then('check.answered.v1').evidence).toMatchObject([
      { finding: { outcome: 'none' }, differences: [] },
    ]);
    const failed = asked
      .when(anAnswer('housing', { outcome: 'failed', failure: 'timeout', detail: '10 s' }))
      .then('check.failed.v1');
    expect(failed.evidence).toEqual([]);
    expect(failed.requests[1]?.end).toMatchObject({ kind: 'failed', failure: 'timeout' });
  });

  it('that came before is no news; another one to the same question is refused', () => {
    const answered = givenChecks([aConsent(), aRequest('housing'), anAnswer('housing')]);
    answered.when(anAnswer('housing')).then();
    answered.when(anAnswer('housing', { replyHash: '0'.repeat(64) })).refused({ code: 'request-ended' });
    answered.when({ ...anAnswer('tax') }).refused({ code: 'unknown-request' });
  });

  it('comes in also when the case has ended meanwhile, and says which conditions it changed', () => {
    const changed = [{ condition: 'income', from: 'met', to: 'unmet' }] as const;
    const state = asked
      .when(anAnswer('economic-report', income), {
        application: aCaseToCheck({ status: 'approved' }),
        changes: () => changed,
      })
      .then('check.answered.v1');
    expect(state.changed).toEqual(changed);
    expect(state.changedSince).not.toBeNull();
  });

  it('to a question that was called back is not taken', () => {
    const cancel: CheckCommand = { type: 'cancel', requestIds: ['request-housing'] };
    const back = givenChecks([aConsent(), aRequest('housing'), cancel]);
    back.when(anAnswer('housing')).refused({ code: 'request-ended' });
    back.when(cancel).refused({ code: 'nothing-to-do' });
  });
});

describe('a manual entry', () => {
  it('stands for an answer, with a paper and a reason', () => {
    const state = givenChecks([]).when(manual).then('check.recorded-manually.v1');
    expect(state.evidence).toMatchObject([{ evidenceId: 'manual-1', manual: { reason: 'source-down' } }]);
  });

  it('is refused without words, without its paper, from the future, and to a hall', () => {
    const none = givenChecks([]);
    none.when({ ...manual, comment: ' ' }).refused({ code: 'comment-missing' });
    none.when({ ...manual, documentId: 'x' as DocumentId }).refused({ code: 'unknown-document' });
    none.when({ ...manual, asOf: addDays(TODAY, 1) }).refused({ code: 'evidence-in-future' });
    none.when({ ...manual, person: 'x' }).refused({ code: 'unknown-person' });
    none
      .when(manual, { actor: { ...clerk, roles: ['hall'] } })
      .refused({ code: 'missing-permission', permission: 'case.rule' });
  });
});

describe('a ruling', () => {
  const differing = givenChecks([aConsent(), aRequest('economic-report'), anAnswer('economic-report', income)]);
  const ruling: Extract<CheckCommand, { type: 'rule' }> = {
    type: 'rule',
    person: applicant.identityNumber,
    source: 'economic-report',
    evidenceId: 'request-economic-report',
    fields: [{ field: 'monthly-income', choice: 'registry', value: null }],
    reason: 'registry-current',
    comment: '',
  };

  it('keeps both values and the one that counts', () => {
    const state = differing.when(ruling).then('check.ruled.v1');
    expect(state.rulings[0]?.fields).toEqual([
      { field: 'monthly-income', choice: 'registry', value: 174_833, declared: 151_200, registry: 174_833 },
    ]);
    const other = { ...ruling, fields: [{ field: 'monthly-income', choice: 'other' as const, value: 160_000 }] };
    expect(differing.when(other).then('check.ruled.v1').rulings[0]?.fields[0]?.value).toBe(160_000);
  });

  it('is about the answer that counts and a field that differs, with words where the reason has none', () => {
    differing.when({ ...ruling, evidenceId: 'older' }).refused({ code: 'evidence-replaced' });
    differing
      .when({ ...ruling, fields: [{ field: 'assets', choice: 'registry', value: null }] })
      .refused({ code: 'no-difference', field: 'assets' });
    differing.when({ ...ruling, fields: [] }).refused({ code: 'nothing-to-do' });
    differing.when({ ...ruling, reason: 'other' }).refused({ code: 'comment-missing' });
  });

  it('holds for a newer answer that says the same, and not for one that says something else', () => {
    const again = [ruling, aRequest('economic-report', 'second')] as const;
    const answer = (monthlyIncome: number): CheckCommand => ({
      ...anAnswer('economic-report', { ...income, record: { ...income.record, monthlyIncome } }),
      ...{ requestId: 'second' },
    });
    const before = [aConsent(), aRequest('economic-report'), anAnswer('economic-report', income), ...again];
    const same = givenChecks(before).when(answer(174_833)).then('check.answered.v1');
    expect(same.evidence.at(-1)?.differences).toEqual([]);
    const other = givenChecks(before).when(answer(200_000)).then('check.answered.v1');
    expect(other.evidence.at(-1)?.differences).toEqual(['monthly-income']);
  });
});

describe('changed evidence', () => {
  it('stays flagged until somebody has looked, with where it stood at first', () => {
    const flips = [
      { condition: 'income', from: 'met', to: 'unmet' },
      { condition: 'assets', from: 'unknown', to: 'met' },
    ] as const;
    const asked = givenChecks([aConsent(), aRequest('housing'), anAnswer('housing')], { changes: () => flips });
    expect(asked.state.changed).toEqual(flips);
    const seen = asked.when({ type: 'see-change' }).then('check.change-seen.v1');
    expect(seen.changed).toEqual([]);
    expect(seen.changedSince).toBeNull();
    givenChecks([]).when({ type: 'see-change' }).refused({ code: 'nothing-to-do' });
  });

  it('that changed back before anybody looked is no change', () => {
    const there = givenChecks([aConsent(), aRequest('housing'), anAnswer('housing'), aRequest('tax')], {
      changes: () => [{ condition: 'income', from: 'met', to: 'unmet' }],
    });
    const back = there.when(anAnswer('tax'), { changes: () => [{ condition: 'income', from: 'unmet', to: 'met' }] });
    expect(back.then('check.answered.v1').changed).toEqual([]);
  });
});
