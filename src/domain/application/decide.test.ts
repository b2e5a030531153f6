import { describe, expect, it } from 'vitest';
import {
  aContent,
  aDocument,
  aMember,
  anActor,
  citySupervisor,
  clerk,
  districtSupervisor,
  secondCitySupervisor,
  secondClerk,
  CITY,
  DISTRICT,
} from '../../../tests/support/application/builders.ts';
import { given, stages, submit } from '../../../tests/support/application/given.ts';
import type { OfficeId } from '../../kernel/ids.ts';
import { plainDate } from '../../kernel/plain-date.ts';
import type { ApplicationCommand } from './commands.ts';

const supplement: ApplicationCommand = {
  type: 'request-supplement',
  items: [{ documentType: 'income-proof', text: '近六个月银行流水' }],
  exceptionReason: '',
};
const pass: ApplicationCommand = { type: 'pass-review', recommendation: 'approve', comment: '' };
const returned: ApplicationCommand = { type: 'return-one-step', reason: 'check-housing', comment: '住房面积不清' };
const reject: ApplicationCommand = { type: 'reject', reasons: ['income-above-limit'], comment: '' };

describe('submit', () => {
  it('opens a case that waits to be accepted', () => {
    const state = given([]).when(clerk, submit).then('application.submitted.v1');
    expect(state).toMatchObject({ status: 'submitted', caseNo: 'XN2026-01-000001', receiptNo: null });
  });
  it('is refused for a case that exists', () => {
    given(stages.submitted).when(clerk, submit).refused({ code: 'exists-already' });
  });
  it('runs the clock from the day it was handed in, and refuses a day to come', () => {
    given([])
      .when(clerk, { ...submit, receivedOn: plainDate('2026-09-03') } as ApplicationCommand)
      .refused({ code: 'received-in-future' });
    const earlier = { ...submit, receivedOn: plainDate('2026-08-30') } as ApplicationCommand;
    const state = given([]).when(clerk, earlier).then('application.submitted.v1');
    expect(state).toMatchObject({ receivedOn: '2026-08-30', clock: { startedOn: '2026-08-30' } });
  });
  it('is refused to who may neither enter nor import', () => {
    given([])
      .when(anActor({ roles: ['auditor'] }), submit)
      .refused({ code: 'missing-permission', permission: 'case.intake' });
  });
  it('is refused when the first member is not the applicant', () => {
    const content = aContent({ members: [aMember({ relation: '10' })] });
    given([])
      .when(clerk, { ...submit, content } as ApplicationCommand)
      .refused({ code: 'no-applicant' });
  });
  it('is refused when one person stands in the household twice', () => {
    const content = aContent({ members: [aMember(), aMember({ name: '马秀兰', relation: '10' })] });
    given([])
      .when(clerk, { ...submit, content } as ApplicationCommand)
      .refused({ code: 'member-twice', name: '马秀兰' });
  });
});

describe('accept (PRH-03, PRH-04)', () => {
  it('gives a receipt and starts the street review', () => {
    const state = given(stages.submitted).when(clerk, { type: 'accept' }).then('application.accepted.v1');
    expect(state).toMatchObject({ status: 'street-review', receiptNo: 'XN受2026-01-000001', acceptedOn: '2026-09-02' });
  });
  it('is refused without written consent', () => {
    const consent = { ...aContent().consent, verification: false };
    given([[clerk, { ...submit, content: aContent({ consent }) } as ApplicationCommand]])
      .when(clerk, { type: 'accept' })
      .refused({ code: 'consent-missing' });
  });
  it('is refused while a document is missing, naming all of them', () => {
    given([[clerk, { ...submit, documents: [] } as ApplicationCommand]])
      .when(clerk, { type: 'accept' })
      .refused({ code: 'documents-missing', types: ['application-form', 'identity-card'] });
  });
  it('is refused to a role without it, to another office, and on a relative', () => {
    const at = given(stages.submitted);
    at.when(anActor({ roles: ['hall'] }), { type: 'accept' }).refused({
      code: 'missing-permission',
      permission: 'case.accept',
    });
    at.when(anActor({ office: DISTRICT }), { type: 'accept' }).refused({ code: 'wrong-office', office: clerk.office });
    const interests = [aMember().identityNumber];
    at.when(anActor({ interests }), { type: 'accept' }).refused({ code: 'own-case' });
  });
});

describe('request-supplement and record-supplement (PRH-05)', () => {
  it('asks once, listing everything, and waits', () => {
    const state = given(stages.submitted).when(clerk, supplement).then('application.supplement-requested.v1');
    expect(state).toMatchObject({ status: 'awaiting-supplement', supplementNotices: 1 });
    expect(state.supplementItems).toHaveLength(1);
  });
  it('is refused with nothing on the list', () => {
    given(stages.submitted)
      .when(clerk, { ...supplement, items: [] })
      .refused({ code: 'supplement-empty' });
  });
  const supplemented = [
    ...stages.submitted,
    [clerk, supplement],
    [clerk, { type: 'record-supplement', documents: [aDocument('income-proof')], note: '', consentGiven: false }],
  ] as const;
  it('comes back with the documents and can be accepted', () => {
    const state = given(supplemented).when(clerk, { type: 'accept' }).then('application.accepted.v1');
    expect(state.documents.map((document) => document.type)).toContain('income-proof');
  });
  it('is refused a second time to a clerk; a supervisor of any office above may, with a reason', () => {
    const second = { ...supplement, exceptionReason: '材料被水浸' } as ApplicationCommand;
    given(supplemented).when(clerk, second).refused({ code: 'supplement-once' });
    given(supplemented).when(districtSupervisor, supplement).refused({ code: 'comment-missing' });
    const state = given(supplemented).when(districtSupervisor, second).then('application.supplement-requested.v1');
    expect(state.supplementNotices).toBe(2);
    const elsewhere = anActor({ roles: ['supervisor'], office: '630103' as OfficeId });
    given(supplemented).when(elsewhere, second).refused({ code: 'wrong-office', office: clerk.office });
  });
  it('not made in time ends the case by withdrawal', () => {
    const late: ApplicationCommand = { type: 'withdraw', reason: 'not-supplied-in-time', comment: '' };
    given([...stages.submitted, [clerk, supplement]])
      .when(clerk, late)
      .then('application.withdrawn.v1');
  });
  it('brings the consent that was missing, so that the case can be accepted (PRH-03)', () => {
    const consent = { ...aContent().consent, verification: false, truthfulness: false };
    const without = { ...submit, content: aContent({ consent }) } as ApplicationCommand;
    const brought: ApplicationCommand = { type: 'record-supplement', documents: [], note: '', consentGiven: true };
    given([
      [clerk, without],
      [clerk, supplement],
      [clerk, brought],
    ])
      .when(clerk, { type: 'accept' })
      .then('application.accepted.v1');
  });
  it('is not recorded empty', () => {
    given([...stages.submitted, [clerk, supplement]])
      .when(clerk, { type: 'record-supplement', documents: [], note: ' ', consentGiven: false })
      .refused({ code: 'supplement-empty' });
  });
});

describe('pass-review', () => {
  it('goes from the street to the district to the city', () => {
    expect(given(stages.accepted).when(secondClerk, pass).then('application.review-passed.v1').status).toBe(
      'district-review',
    );
    const inCity = given(stages.inDistrict).when(districtSupervisor, pass).then('application.review-passed.v1');
    expect(inCity.status).toBe('city-decision');
    expect(inCity.opinions.map((opinion) => opinion.step)).toEqual(['street', 'district']);
  });
  it('is refused to the person who accepted (four eyes)', () => {
    given(stages.accepted).when(clerk, pass).refused({ code: 'four-eyes' });
  });
  it('needs words for a recommendation to reject', () => {
    given(stages.accepted)
      .when(secondClerk, { type: 'pass-review', recommendation: 'reject', comment: '' })
      .refused({ code: 'comment-missing' });
  });
  it('is refused at another office: the city does not do the district review', () => {
    given(stages.inDistrict).when(citySupervisor, pass).refused({ code: 'wrong-office', office: DISTRICT });
  });
});

describe('four eyes over a return', () => {
  it('keep the person who accepted from the first review, also when it is taken again', () => {
    const back = [...stages.inDistrict, [districtSupervisor, returned]] as const;
    given(back).when(clerk, pass).refused({ code: 'four-eyes' });
    given(back).when(secondClerk, pass).then('application.review-passed.v1');
    given(back)
      .when(anActor({ id: 'clerk-3' }), pass)
      .then('application.review-passed.v1');
  });
  it('keep a street reviewer who moved to the city from deciding', () => {
    const moved = { ...secondClerk, roles: ['supervisor'] as const, office: CITY };
    given(stages.inCity).when(moved, { type: 'approve', comment: '' }).refused({ code: 'four-eyes' });
  });
});

describe('return-one-step', () => {
  it('takes the opinion of the step back and lets the street review again', () => {
    const state = given(stages.inDistrict).when(districtSupervisor, returned).then('application.returned.v1');
    expect(state).toMatchObject({ status: 'street-review', opinions: [] });
    given([...stages.inDistrict, [districtSupervisor, returned]])
      .when(secondClerk, pass)
      .then('application.review-passed.v1');
  });
  it('goes from the city to the district, and needs words', () => {
    expect(given(stages.inCity).when(citySupervisor, returned).then('application.returned.v1').status).toBe(
      'district-review',
    );
    given(stages.inCity)
      .when(citySupervisor, { ...returned, comment: '' })
      .refused({ code: 'comment-missing' });
  });
});

describe('approve and reject (PRH-08)', () => {
  it('ends with a notice number', () => {
    const approved = given(stages.inCity)
      .when(citySupervisor, { type: 'approve', comment: '' })
      .then('application.approved.v1');
    expect(approved).toMatchObject({ status: 'to-publicise', clock: null, decisionNoticeNo: 'XN告2026-01-000001' });
    const rejected = given(stages.inCity).when(citySupervisor, reject).then('application.rejected.v1');
    expect(rejected).toMatchObject({ status: 'rejected', rejectionReasons: ['income-above-limit'] });
  });
  it('needs a coded reason, and words for the reason "other"', () => {
    given(stages.inCity)
      .when(citySupervisor, { ...reject, reasons: [] })
      .refused({ code: 'reasons-missing' });
    given(stages.inCity)
      .when(citySupervisor, { ...reject, reasons: ['other'] })
      .refused({ code: 'comment-missing' });
  });
  it('is refused to a district, to an auditor and to the reviewer before', () => {
    given(stages.inCity)
      .when(anActor({ roles: ['auditor'], office: CITY }), reject)
      .refused({ code: 'missing-permission', permission: 'case.decide' });
    given(stages.inCity).when(districtSupervisor, reject).refused({ code: 'wrong-office', office: CITY });
    const moved = { ...districtSupervisor, office: CITY };
    given(stages.inCity).when(moved, reject).refused({ code: 'four-eyes' });
  });
});

describe('re-check (PRH-09)', () => {
  const ask: ApplicationCommand = { type: 'request-recheck', grounds: '收入计算有误' };
  const asked = [...stages.rejected, [clerk, ask]] as const;
  it('is asked with grounds', () => {
    given(stages.rejected).when(clerk, { type: 'request-recheck', grounds: '' }).refused({ code: 'comment-missing' });
    expect(given(stages.rejected).when(clerk, ask).then('application.recheck-requested.v1').status).toBe('recheck');
  });
  it('confirms or overturns, by another person than the one who decided', () => {
    const confirm: ApplicationCommand = { type: 'confirm-rejection', comment: '复核无误' };
    const overturn: ApplicationCommand = { type: 'overturn-rejection', comment: '收入按五折计' };
    given(asked).when(citySupervisor, confirm).refused({ code: 'four-eyes' });
    expect(given(asked).when(secondCitySupervisor, confirm).then('application.rejection-confirmed.v1').status).toBe(
      'rejection-confirmed',
    );
    expect(given(asked).when(secondCitySupervisor, overturn).then('application.rejection-overturned.v1').status).toBe(
      'to-publicise',
    );
  });
  it('is settled in writing: without words it is refused', () => {
    given(asked)
      .when(secondCitySupervisor, { type: 'confirm-rejection', comment: '' })
      .refused({ code: 'comment-missing' });
  });
});

describe('withdraw', () => {
  const withdraw: ApplicationCommand = { type: 'withdraw', reason: 'applicant-request', comment: '' };
  it('ends the case at any step before the decision', () => {
    for (const stage of [stages.submitted, stages.accepted, stages.inDistrict, stages.inCity]) {
      expect(given(stage).when(clerk, withdraw).then('application.withdrawn.v1').status).toBe('withdrawn');
    }
  });
  it('is refused after it', () => {
    given(stages.rejected).when(clerk, withdraw).refused({ code: 'not-now', status: 'rejected' });
  });
});
